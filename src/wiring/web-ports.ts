import type { Pool } from 'pg';
import type { Reader, ReadProblem } from '#access/reading.ts';
import { isRestricted } from '#access/restricted.ts';
import { academicYearOf } from '#kernel/academic-year.ts';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import { mondayFrom } from '#kernel/monday.ts';
import { plainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { freshnessOf } from '#policy/promise.ts';
import { decisionWords } from '#record/evidence/decision.ts';
import { decidedBy } from '#record/explain/decided-by.ts';
import { explain } from '#record/explain/explain.ts';
import { statusSpans } from '#record/span.ts';
import { familyOf } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { listPeople, readHoldings, readSpanRange, readStatusByWeek } from '#store/holding.ts';
import { readDecisionsOf } from '#store/made-decision.ts';
import { readClock } from '#store/person-reading.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { type FoundPerson, type PersonPage, peoplePerPage, type TimelineLane, type WebPorts } from '#web/port.ts';
import type { LogRead } from './access-log.ts';
import { timesProblemText } from './asked-times.ts';
import { cohortPorts } from './cohort/cohort-pages.ts';
import type { LogPeople } from './cohort/log-people.ts';
import { personCohorts } from './cohort/person-cohorts.ts';
import type { ReadCohort } from './cohort/read-cohort.ts';
import { contradictionDesk } from './contradiction-desk.ts';
import { contradictionPorts } from './contradiction-pages.ts';
import { feedPorts } from './feed-pages.ts';
import { fundingPorts } from './funding-pages.ts';
import { isOfNow, lookingBack } from './look-back.ts';
import { matchingPorts } from './match/matching-pages.ts';
import { stewardDesk } from './match/steward-desk.ts';
import { peopleAsOf } from './people-as-of.ts';
import { policyPorts } from './policy/policy-pages.ts';
import { fundingReader } from './read-funding.ts';
import type { ReadAnswer, ReadPerson } from './read-person.ts';
import { type BothTimes, timelineReader } from './read-timelines.ts';
import { reviewPorts } from './review-pages.ts';
import { rightsDesk } from './rights-desk.ts';
import { timesOf } from './times-of.ts';

export type PageReaders = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly readPerson: ReadPerson;
  readonly readCohort: ReadCohort;
  readonly logPeople: LogPeople;
  readonly log: LogRead;
  /** Who reads on the pages now, for their usual purpose or for one that is named. */
  readonly reader: (purpose?: string) => Reader;
};

/** What the pages ask, answered from the store and by the one way to read a record. */
export function webPorts(
  { pool, policy, log, readPerson, readCohort, logPeople, reader }: PageReaders,
  { sandbox, mine, staff }: Pick<WebPorts, 'sandbox' | 'mine' | 'staff'>,
): WebPorts {
  const standIn = personCohorts(pool, policy);
  const readTimelines = timelineReader(pool, policy);
  const lookBack = lookingBack(peopleAsOf(pool, policy));
  return {
    holdings: () => readHoldings(pool),
    statusByWeek: (year) => statusByWeek(pool, year),
    feeds: () => feeds(pool, policy),
    times: () => timesOf(pool),
    people: async ({ status, page }, asked) => {
      const offset = (page - 1) * peoplePerPage;
      if (isOfNow(asked)) return { kind: 'found', value: await listPeople(pool, status, offset, peoplePerPage) };
      const found = await lookBack(asked);
      if (found.kind !== 'found') return found;
      const all = found.value.people.filter((each) => status === null || each.status === status);
      return { kind: 'found', value: { total: all.length, people: all.slice(offset, offset + peoplePerPage) } };
    },
    person: async (who, validOn, knownAt, purpose) => {
      const answered = await readPerson({ who, validOn, knownAt, ...reader(purpose) });
      if (!answered.ok) return refusal(answered.problem);
      const { record, view } = answered.value;
      const [cohorts, timelines, decisions] = await Promise.all([
        standIn(record.person, view, record.validOn),
        readTimelines(answered.value),
        readDecisionsOf(
          pool,
          record.sourceRecords.flatMap((name) => parseRef(name) ?? []),
        ),
      ]);
      return { kind: 'found', page: toPage(answered.value, timelines, cohorts, decisions) };
    },
    cohorts: cohortPorts(pool, policy, readCohort, logPeople, reader),
    funding: fundingPorts(pool, fundingReader(pool, policy)),
    feedPages: feedPorts(pool, policy, log, reader),
    contradictions: contradictionPorts(
      contradictionDesk(pool, policy, readPerson),
      () => timesOf(pool),
      lookBack,
      reader,
    ),
    policy: policyPorts(pool, policy),
    review: reviewPorts(pool, stewardDesk(pool, policy, log), reader),
    rights: rightsDesk(pool, policy, readPerson, reader),
    matching: matchingPorts(pool, policy),
    mine,
    staff,
    sandbox,
  };
}

async function statusByWeek(pool: Pool, asked: number | null): ReturnType<WebPorts['statusByWeek']> {
  const today = londonDate(await readClock(pool));
  const year = asked ?? academicYearOf(today);
  const range = await readSpanRange(pool);
  const first = range === null ? academicYearOf(today) : academicYearOf(plainDate(range.first));
  const academicYears = Array.from({ length: academicYearOf(today) - first + 1 }, (_, index) => first + index);
  const monday = mondayFrom(plainDate(`${year}-08-01`));
  const end = plainDate(`${year + 1}-07-31`);
  const rows = await readStatusByWeek(pool, monday, end < today ? end : today);
  const weeks = Map.groupBy(rows, (row) => row.weekStarting);
  return {
    year,
    academicYears,
    weeks: [...weeks].map(([weekStarting, counts]) => ({
      weekStarting,
      counts: Object.fromEntries(counts.filter(({ people }) => people > 0).map(({ code, people }) => [code, people])),
    })),
  };
}

async function feeds(pool: Pool, repository: Policy): ReturnType<WebPorts['feeds']> {
  const policy = await policyNow(pool, repository);
  const now = await readClock(pool);
  return (await readFeedStates(pool)).map((state) => ({
    ...state,
    freshness: freshnessOf(policy.feed[state.feed][state.channel], state.lastCompleteRun, now),
  }));
}

function toPage(
  { record, view, evidence, policy, schools, settled, today }: ReadAnswer,
  timelines: BothTimes,
  cohorts: PersonPage['cohorts'],
  decisions: PersonPage['decisions'],
): PersonPage {
  const spans = statusSpans(view, policy);
  return {
    answer: record,
    explanation: explain(view, record, policy),
    lanes: [...lanesOf(evidence.own, view.knownAt), ...decisionLanes(view)],
    spans: spans.map(({ from, headline }, index) => ({
      from,
      until: spans[index + 1]?.from ?? null,
      code: headline.finding.code,
      confidence: headline.finding.confidence,
      source: headline.finding.source,
      rule: headline.finding.rule,
      reason: decidedBy(headline, { on: from, judged: londonDate(view.knownAt) }, policy),
    })),
    timelines: { ...timelines, believed: inWords(timelines.believed) },
    cohorts,
    decisions,
    schools,
    settled: formatInstant(settled),
    today,
  };
}

function inWords(believed: BothTimes['believed']): PersonPage['timelines']['believed'] {
  return Object.fromEntries(
    Object.entries(believed).map(([name, all]) => [
      name,
      all.map(({ knownFrom, held }) => ({ knownFrom: formatInstant(knownFrom), held })),
    ]),
  );
}

/** What each source record said, as known at the page's instant; reasons that only some may read are left out. */
function lanesOf(own: ReadAnswer['evidence']['own'], knownAt: string): readonly TimelineLane[] {
  const records = Map.groupBy(
    own.filter((each) => each.recordedFrom <= knownAt && !isRestricted(each.attribute)),
    (each) => `${each.feed}:${each.key}`,
  );
  return [...records].map(([record, said]) => ({
    source: familyOf(said[0]?.feed ?? 'claim'),
    record,
    items: said
      .toSorted((a, b) => (a.assertedAt < b.assertedAt ? -1 : 1))
      .map((each) => ({
        attribute: each.attribute,
        item: each.item,
        value: each.value,
        saidAt: formatInstant(each.assertedAt),
        knownFrom: formatInstant(each.recordedFrom),
        knownTo: each.recordedTo === null || each.recordedTo > knownAt ? null : formatInstant(each.recordedTo),
        observation: each.id,
      })),
  }));
}

/** What was decided by hand, a lane for each who decided. */
function decisionLanes({ decisions }: ReadAnswer['view']): readonly TimelineLane[] {
  return [...Map.groupBy(decisions, ({ author }) => author)].map(([author, own]) => ({
    source: author === 'person' ? 'self' : 'steward',
    record: author,
    items: own.map((each) => ({
      attribute: 'decision',
      item: '',
      value: each.reason === null ? decisionWords(each) : `${decisionWords(each)}: ${each.reason}`,
      saidAt: formatInstant(each.detail.at),
      knownFrom: formatInstant(each.recordedFrom),
      knownTo: null,
      observation: each.id,
    })),
  }));
}

function refusal(problem: ReadProblem): FoundPerson {
  switch (problem.kind) {
    case 'bad-who':
    case 'nobody':
    case 'not-allowed':
    case 'restricted':
      return { kind: 'not-found' };
    case 'parted':
      return { kind: 'parted', heirs: problem.heirs };
    default:
      return { kind: 'refused', message: timesProblemText(problem) };
  }
}
