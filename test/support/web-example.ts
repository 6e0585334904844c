import { formatInstant, instant, londonDate } from '#kernel/instant.ts';
import { addDays, daysBetween, type PlainDate, plainDate, weekday } from '#kernel/plain-date.ts';
import type { School } from '#record/facet/school.ts';
import type { Feed } from '#source/feed.ts';
import type { FeedState, PersonSummary, Progress, WebPorts, WeekCount } from '#web/port.ts';
import { peoplePerPage } from '#web/port.ts';
import { type CohortState, exampleCohorts, exampleStanding } from './web-example-cohort.ts';
import { exampleContradictions } from './web-example-contradiction.ts';
import { exampleFeedPorts } from './web-example-feed.ts';
import { exampleFunding } from './web-example-funding.ts';
import { exampleMatching } from './web-example-matching.ts';
import { exampleMine } from './web-example-mine.ts';
import { exampleExplanation, exampleLanes, examplePerson, exampleSpans } from './web-example-person.ts';
import { examplePolicy } from './web-example-policy.ts';
import { exampleDecisions, exampleReview } from './web-example-review.ts';
import { exampleRights } from './web-example-rights.ts';
import { exampleStaff } from './web-example-staff.ts';
import { exampleTimelines } from './web-example-timeline.ts';

type Example = {
  readonly state?: Progress['state'];
  readonly sandbox?: boolean;
  readonly cohort?: CohortState;
};

/** Pages' ports with one made-up afternoon behind them: no database, and a clock that only the button moves. */
export function exampleWebPorts({ state = 'idle', sandbox = true, cohort = 'found' }: Example = {}): WebPorts {
  let today = plainDate('2026-01-14');
  return {
    holdings: async () => ({
      people: 4012,
      sourceRecords: 9377,
      versions: 21804,
      observations: 148233,
      quarantined: 7,
      simulatedNow: sandbox ? `${today}T12:00:00Z` : null,
    }),
    statusByWeek: async (year) => ({
      year: year ?? 2025,
      academicYears: [2024, 2025],
      weeks: weeksOf(year ?? 2025, today),
    }),
    feeds: async () => exampleFeeds,
    times: async () => ({ settled: `${today}T12:00:00Z`, today }),
    people: async ({ status, page }, { knownAt }) => {
      if (knownAt !== null && knownAt < '2025-01-01') return { kind: 'working', done: 250, of: 4012 };
      const found = people.filter((person) => status === null || person.status === status);
      const shown = found.slice((page - 1) * peoplePerPage, page * peoplePerPage);
      return { kind: 'found', value: { total: found.length, people: shown } };
    },
    person: async (who, validOn, knownAt) => {
      if (who !== 'apply-application:1001') return { kind: 'not-found' };
      if (knownAt !== null && knownAt < '2025-05-13') return { kind: 'not-found' };
      const settled = formatInstant(instant(`${today}T12:00:00Z`));
      const known = knownAt ?? settled;
      return {
        kind: 'found',
        page: {
          answer: examplePerson(plainDate(validOn ?? today), known),
          explanation: exampleExplanation,
          lanes: exampleLanes(known),
          spans: exampleSpans(known),
          timelines: exampleTimelines,
          cohorts: [exampleStanding],
          decisions: exampleDecisions,
          schools: exampleSchools,
          settled,
          today,
        },
      };
    },
    cohorts: exampleCohorts(cohort, () => today),
    funding: exampleFunding(() => today),
    feedPages: exampleFeedPorts(),
    contradictions: exampleContradictions(),
    policy: examplePolicy(),
    review: exampleReview(),
    rights: exampleRights(),
    matching: exampleMatching(),
    staff: exampleStaff(),
    mine: exampleMine(),
    sandbox: sandbox
      ? {
          progress: () => ({
            from: '2024-10-01',
            day: today,
            until: state === 'replaying' ? '2026-11-23' : today,
            rows: 61234,
            rowsPerSecond: 2210,
            secondsLeft: state === 'replaying' ? 41 : null,
            state,
            problem: state === 'failed' ? 'Register did not answer for 10 minutes' : null,
          }),
          advance: async (days) => {
            today = addDays(today, days);
          },
        }
      : null,
  };
}

const exampleSchools: readonly School[] = [
  {
    urn: '920001',
    name: 'Netherby School',
    standing: 'closed',
    closedOn: plainDate('2025-12-31'),
    isListed: true,
    trust: { uid: '16001', name: 'Heath Trust', joinedOn: plainDate('2019-09-01') },
  },
  { urn: '920002', name: null, standing: 'unknown', closedOn: null, isListed: false, trust: null },
];

function weeksOf(year: number, today: PlainDate): readonly WeekCount[] {
  const start = plainDate(`${year}-08-01`);
  const monday = addDays(start, (8 - weekday(start)) % 7);
  const weeks = Array.from({ length: 52 }, (_, week) => addDays(monday, week * 7)).filter((week) => week <= today);
  return weeks.map((weekStarting) => ({
    weekStarting,
    counts: countsAfter(daysBetween(plainDate(`${year}-09-01`), weekStarting)),
  }));
}

/** Two thousand recruited, then the gap of September, then the census that closes it; a second cycle fills up behind. */
function countsAfter(days: number): Record<string, number> {
  const begun = days >= 0;
  const proved = Math.min(1, Math.max(0, (days - 20) / 50));
  const next = Math.max(0, Math.round((days - 60) * 6));
  return {
    recruited: (begun ? 0 : 1500 + days * 4) + next,
    registered_not_started: begun ? 0 : 400,
    accepted_conditions_pending: begun ? 20 : 120,
    offer_deferred: 45 + Math.round(next / 30),
    start_unconfirmed: begun ? Math.round(1820 * (1 - proved)) : 0,
    in_training: begun ? Math.round(1760 * proved) : 0,
    training_paused: begun ? Math.round(40 * proved) : 0,
    did_not_start: begun ? Math.round(60 * proved) : 0,
    withdrawn: begun ? Math.max(0, Math.round(days / 3)) : 0,
    application_closed: 60,
  };
}

const cycle: readonly (readonly [string, string, string])[] = [
  ['in_training', 'confirmed', '2025-09-01'],
  ['recruited', 'confirmed', '2025-12-02'],
  ['start_unconfirmed', 'inferred', '2025-09-01'],
  ['in_training', 'provisional', '2025-09-08'],
  ['withdrawn', 'disputed', '2025-11-20'],
  ['accepted_conditions_pending', 'stale', '2025-10-09'],
];

const people: readonly PersonSummary[] = Array.from({ length: 312 }, (_, index) => {
  const [status, confidence, since] = cycle[index % cycle.length] ?? ['unknown', 'inferred', '2025-09-01'];
  return { who: `apply-application:${1001 + index}`, status, confidence, since };
});

const exampleFeeds: readonly FeedState[] = [
  feed('publish-provider', 'api', 'fresh', 90),
  feed('publish-course', 'api', 'fresh', 418),
  feed('apply-application', 'api', 'fresh', 10422),
  feed('register-trainee', 'api', 'late', 3977),
  feed('register-trainee', 'export', 'fresh', 4011),
  feed('register-sign-off', 'file', 'fresh', 90),
  { ...feed('claim', 'self', 'never', 0), lastCompleteRun: null, lastRun: null, outcome: 'never' },
];

function feed(name: Feed, channel: string, freshness: FeedState['freshness'], rows: number): FeedState {
  const lastRun = '2026-01-14T03:00:04Z';
  return {
    feed: name,
    channel,
    lastCompleteRun: freshness === 'late' ? '2026-01-09T03:00:04Z' : lastRun,
    lastRun,
    outcome: freshness === 'late' ? 'partial' : 'complete',
    watermark: londonDate(instant(lastRun)),
    rows,
    quarantined: name === 'apply-application' ? 7 : 0,
    freshness,
  };
}
