import { createHash } from 'node:crypto';
import { funnelOf } from '#cohort/funnel.ts';
import { isInGroup } from '#cohort/group.ts';
import type { CohortPerson } from '#cohort/membership.ts';
import type { CohortReason } from '#cohort/reason.ts';
import type { CohortWeek } from '#cohort/week.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { CohortPorts, CohortTotals } from '#web/cohort-port.ts';
import { peoplePerPage } from '#web/port.ts';
import { plainCohortLine } from './cohort-line.ts';

export type CohortState = 'found' | 'working' | 'empty';

/** One cohort of two thousand, of six thousand people; `working` stands in the midst of working one out, `empty` before anybody joined. */
export function exampleCohorts(state: CohortState, today: () => PlainDate): CohortPorts {
  const lines = state === 'empty' ? [...some('no_recruited_choice', 320), ...some('undecided_choice', 14)] : everybody;
  const timesOf = (asked: { validOn: string | null; knownAt: string | null }) => ({
    validOn: asked.validOn ?? today(),
    knownAt: asked.knownAt ?? `${today()}T12:00:00Z`,
  });
  const working = { kind: 'working', done: 3000, of: 6012 } as const;
  return {
    list: async () => [
      {
        name: 'first',
        about: 'Trainees of cycle 2025 with a firm place on a fee-funded postgraduate course for secondary schools',
        text: '2025-08-01.1',
        policy: '2025-08-01.1',
        size: 1500,
        academicYear: 2025,
        days: ['2025-08-15'],
        settled: `${today()}T12:00:00Z`,
        today: today(),
      },
    ],
    totals: async (asked) => {
      if (state === 'working') return working;
      if (asked.knownAt !== null && asked.knownAt > `${today()}T12:00:00Z`) {
        return { kind: 'refused', message: `What will be known later cannot be asked yet` };
      }
      return { kind: 'found', value: totalsOf(lines, timesOf(asked)) };
    },
    weeks: async () => {
      if (state === 'working') return working;
      return { kind: 'found', value: state === 'empty' ? [] : weeksUntil(today()) };
    },
    people: async (asked, group, page) => {
      if (state === 'working') return working;
      const found = lines.filter((line) => isInGroup(line, group));
      const people = found.slice((page - 1) * peoplePerPage, page * peoplePerPage);
      return {
        kind: 'found',
        value: {
          ...timesOf(asked),
          total: found.length,
          people: people.map((line) => ({ ...line, status: line.member ? 'in_training' : 'application_closed' })),
        },
      };
    },
  };
}

function totalsOf(lines: readonly CohortPerson[], times: { validOn: string; knownAt: string }): CohortTotals {
  const members = lines.filter(({ member }) => member);
  const count = (part: (line: CohortPerson) => boolean): number => lines.filter(part).length;
  return {
    ...times,
    everybody: lines.length,
    eligible: count((line) => isInGroup(line, 'joined')) - count((line) => isInGroup(line, 'ended')),
    members: members.length,
    contactable: count((line) => isInGroup(line, 'contactable')),
    digest: createHash('sha256').update(String(lines.length)).digest('hex'),
    funnel: funnelOf(lines),
    waves: members.length === 0 ? [] : [{ wave: 1, members: members.length }],
    strata: members.length === 0 ? [] : strata,
  };
}

const strata = [
  'Art and design',
  'Biology',
  'Computing',
  'Design and technology',
  'Mathematics',
  'Modern languages',
].flatMap((subject, index) =>
  ['scitt', 'university'].map((provider) => ({
    stratum: `${provider}/${subject}/autumn`,
    stood: 160 + 11 * index,
    drawn: 120 + 8 * index,
    members: 101 + 7 * index,
  })),
);

/** Ana's own line. */
export const exampleStanding = {
  ...plainCohortLine,
  cohort: 'first',
  isDrawKnown: true,
  member: true,
  wave: 1,
  arm: 'A',
  begun: plainDate('2025-05-12'),
  contactable: true,
};

let next = 1001;

function some(reason: CohortReason | null, times: number, more: Partial<CohortPerson> = {}): readonly CohortPerson[] {
  return Array.from({ length: times }, (_, index) => {
    const number = next++;
    const reached = reason === null ? { contactable: index % 40 !== 0, member: true } : {};
    return { ...plainCohortLine, key: `C${number}`, who: `apply-application:${number}`, reason, ...more, ...reached };
  });
}

const joined = { wave: 1, arm: 'A', begun: plainDate('2025-05-12') } as const;

const everybody: readonly CohortPerson[] = [
  ...some(null, 1288, joined),
  ...some('no_recruited_choice', 2100),
  ...some('several_recruited_choices', 3, { alsoFailing: ['wrong_start_year'] }),
  ...some('undecided_choice', 21),
  ...some('conditions_pending', 130, { alsoFailing: ['wrong_level', 'not_contactable'] }),
  ...some('wrong_cycle', 690),
  ...some('wrong_level', 604),
  ...some('wrong_route', 211),
  ...some('wrong_start_year', 52),
  ...some('wrong_status', 38),
  ...some('not_contactable', 0),
  ...some('not_drawn', 521),
  ...some('held_out', 0),
  ...some('apply_withdrawn', 84, { ...joined, ended: plainDate('2025-09-05') }),
  ...some('offer_deferred', 40, { ...joined, ended: plainDate('2025-08-21') }),
  ...some('not_registered', 31, { ...joined, ended: plainDate('2025-11-24') }),
  ...some('did_not_start', 12, { ...joined, ended: plainDate('2025-09-01') }),
  ...some('withdrawn', 45, { ...joined, ended: plainDate('2025-11-20') }),
];

function weeksUntil(today: PlainDate): readonly CohortWeek[] {
  const weeks = Array.from({ length: 52 }, (_, week) => addDays(plainDate('2025-08-04'), week * 7));
  return weeks.filter((week) => week <= today).map((weekStarting) => weekAfter(weekStarting));
}

/** Most have begun by the end of October, some have gone. */
function weekAfter(weekStarting: PlainDate): CohortWeek {
  const days = daysBetween(plainDate('2025-09-01'), weekStarting);
  const begun = days >= 0;
  const proved = Math.min(1, Math.max(0, (days - 20) / 50));
  const gone = Math.round(212 * Math.min(1, Math.max(0, (days + 20) / 100)));
  const members = 1500 - gone;
  const training = begun ? Math.round(members * proved) : 0;
  return {
    weekStarting,
    members: begun
      ? { start_unconfirmed: members - training, in_training: training }
      : { recruited: members - 400, registered_not_started: 400 },
    ended: {
      apply_withdrawn: Math.round(gone * 0.4),
      offer_deferred: Math.round(gone * 0.2),
      not_registered: begun ? Math.round(gone * 0.15) : 0,
      withdrawn: begun ? gone - Math.round(gone * 0.4) - Math.round(gone * 0.2) - Math.round(gone * 0.15) : 0,
    },
  };
}
