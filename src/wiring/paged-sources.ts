import { fetchCandidates } from '#connector/apply/candidate-api.ts';
import { fetchApplications } from '#connector/apply/register-api.ts';
import type { HttpPorts } from '#connector/http.ts';
import { fetchCourses, fetchProviders } from '#connector/publish/public-api.ts';
import { readerOf } from '#connector/reader.ts';
import { fetchTrainees } from '#connector/register/register-api.ts';
import type { PagedSource } from '#job/sync-run.ts';
import type { TimetabledSource } from '#job/timetable.ts';
import { academicYearOf } from '#kernel/academic-year.ts';
import { addSeconds, type Instant, londonDate } from '#kernel/instant.ts';
import { currentCycle, findOpens } from '#policy/calendar.ts';
import { readingOf } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import type { Config } from '../config.ts';
import { type ReadKnownNumbers, trsSources } from './trs-sources.ts';
import { vacancySources } from './vacancy-sources.ts';

export type FeedConfig = Pick<
  Config,
  'applyCandidateApi' | 'applyRegisterApi' | 'publishApi' | 'registerApi' | 'vacanciesApi' | 'trsApi' | 'dropDirectory'
>;

/** Every scope that can be asked page by page at that moment: cycle years, and each provider's academic years. */
export function pagedSources(
  feeds: FeedConfig,
  policy: Policy,
  now: Instant,
  ports: HttpPorts,
  readKnownNumbers: ReadKnownNumbers,
): readonly (PagedSource & TimetabledSource)[] {
  const cycle = currentCycle(policy.calendar, now);
  return [
    ...publishSources(feeds, policy, cycle, ports),
    ...candidateSources(feeds, policy, cycle, ports),
    ...applySources(feeds, policy, cycle, ports),
    ...registerSources(feeds, policy, now, ports),
    ...trsSources(feeds, policy, readKnownNumbers, ports),
    ...vacancySources(feeds, policy, ports),
  ];
}

/** Courses of the year before, this one and, once it rolled over, the next. */
function* publishSources(
  { publishApi: api }: FeedConfig,
  policy: Policy,
  cycle: number,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  for (const [feed, fetch] of [
    ['publish-provider', fetchProviders],
    ['publish-course', fetchCourses],
  ] as const) {
    const reading = readingOf(policy.feed, feed, 'api');
    for (const year of [cycle - 1, cycle, cycle + 1]) {
      yield {
        feed,
        channel: 'api',
        scope: String(year),
        reader: readerOf(feed, 'api'),
        covers: [String(year)],
        overlapMinutes: reading.overlap,
        reading,
        fetch: (since, page) => fetch(api, year, since, page, ports),
      };
    }
  }
}

/** Candidates of the present cycle alone: with the next one a new watermark begins, and those of this one are out of reach. */
function* candidateSources(
  { applyCandidateApi: api }: FeedConfig,
  policy: Policy,
  cycle: number,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  const reading = readingOf(policy.feed, 'apply-candidate', 'api');
  const nextOpens = findOpens(policy.calendar, cycle + 1);
  yield {
    feed: 'apply-candidate',
    channel: 'api',
    scope: String(cycle),
    reader: readerOf('apply-candidate', 'api'),
    covers: [String(cycle)],
    overlapMinutes: reading.overlap,
    reading,
    fullFrom:
      nextOpens === undefined || reading.lastFull === undefined
        ? null
        : addSeconds(nextOpens, -86_400 * reading.lastFull),
    fetch: (since, page) => fetchCandidates(api, since, page, ports),
  };
}

/** Apply's Register API shows the present cycle and the one before. */
function* applySources(
  { applyRegisterApi: api }: FeedConfig,
  policy: Policy,
  cycle: number,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  const reading = readingOf(policy.feed, 'apply-application', 'api');
  for (const year of [cycle - 1, cycle]) {
    yield {
      feed: 'apply-application',
      channel: 'api',
      scope: String(year),
      reader: readerOf('apply-application', 'api'),
      covers: [String(year)],
      overlapMinutes: reading.overlap,
      reading,
      fetch: (since, page) => fetchApplications(api, year, since, page, ports),
    };
  }
}

/** Each provider with a token, for this academic year and the next and, less often, the two before (long courses, deferrals). */
function* registerSources(
  { registerApi: api }: FeedConfig,
  policy: Policy,
  now: Instant,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  const reading = readingOf(policy.feed, 'register-trainee', 'api');
  const year = academicYearOf(londonDate(now));
  for (const [ukprn, token] of Object.entries(api.tokens)) {
    for (const academicCycle of [year - 2, year - 1, year, year + 1]) {
      yield {
        feed: 'register-trainee',
        channel: 'api',
        scope: `${ukprn}/${academicCycle}`,
        reader: readerOf('register-trainee', 'api'),
        covers: academicCycle === year ? [ukprn] : [],
        overlapMinutes: reading.overlap,
        reading,
        ...(academicCycle === year || reading.otherYears === undefined ? {} : { every: reading.otherYears }),
        fetch: (since, page) => fetchTrainees({ url: api.url, ukprn, token }, academicCycle, since, page, ports),
      };
    }
  }
}
