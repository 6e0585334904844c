import type { Pool } from 'pg';
import type { Reader } from '#access/reading.ts';
import type { CohortAnswer } from '#cohort/answer.ts';
import { isInGroup } from '#cohort/group.ts';
import { type CohortWeek, codeOn, weeksOf } from '#cohort/week.ts';
import { formatInstant, type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { mondaysOf } from '#kernel/monday.ts';
import type { Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { readLastRecording } from '#store/life.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import type { AskedCohort, CohortPorts, CohortTotals } from '#web/cohort-port.ts';
import type { Found } from '#web/found.ts';
import { peoplePerPage } from '#web/port.ts';
import { timesProblemText } from '../asked-times.ts';
import { openWorkshop, type Worked } from '../workshop.ts';
import { livesOf } from './lives.ts';
import type { LogPeople } from './log-people.ts';
import type { CohortProblem, ReadCohort } from './read-cohort.ts';

type Read = Result<CohortAnswer, CohortProblem>;

/** What the pages of a cohort ask, answered by the one way to read a cohort. */
export function cohortPorts(
  pool: Pool,
  repository: Policy,
  readCohort: ReadCohort,
  logPeople: LogPeople,
  reader: () => Reader,
): CohortPorts {
  // Looking at the past takes long; nobody who asks about today waits behind it.
  const shops = { present: openWorkshop<Read>(), past: openWorkshop<Read>() };
  const weekShops = { present: openWorkshop<readonly CohortWeek[]>(), past: openWorkshop<readonly CohortWeek[]>() };

  return {
    list: async () => {
      const settled = await readSettled(pool);
      const policy = await policyAt(pool, repository, settled);
      return [...policy.cohorts.values()].map(({ name, about, version, who, draw }) => ({
        name,
        about,
        text: version,
        policy: policy.version,
        size: draw.size,
        academicYear: who.academicYear,
        days: draw.days,
        settled: formatInstant(settled),
        today: londonDate(settled),
      }));
    },
    totals: async (asked) => map(await answerTo(asked), totalsOf),
    weeks: async (asked) => {
      const answered = await answerTo(asked);
      return answered.kind === 'found' ? weeksAfter(answered.value, asked) : answered;
    },
    people: async (asked, group, page) => {
      const answered = await answerTo(asked);
      if (answered.kind !== 'found') return answered;
      const answer = answered.value;
      const all = answer.people.filter((line) => isInGroup(line, group));
      const shown = all.slice((page - 1) * peoplePerPage, page * peoplePerPage);
      const people = shown.map(({ person }) => person);
      const [lives] = await Promise.all([
        livesOf({ pool, policy: await policyOf(answer), people, knownAt: instantOf(answer), note: () => undefined }),
        logPeople(answer, shown, reader()),
      ]);
      const { validOn, knownAt } = answer;
      const lines = shown.map((line) => ({ ...line, status: codeOn(lives.get(line.person) ?? [], validOn) }));
      return { kind: 'found', value: { validOn, knownAt, total: all.length, people: lines } };
    },
  };

  function policyOf(answer: CohortAnswer): Promise<Policy> {
    return policyAt(pool, repository, instantOf(answer));
  }

  async function answerTo(asked: AskedCohort): Promise<Found<CohortAnswer>> {
    const today = londonDate(await readSettled(pool));
    const key = [asked.name, asked.validOn ?? today, asked.knownAt].join(' ');
    const isNow = asked.knownAt === null;
    const stamp = isNow ? `${await readLastRecording(pool)}` : '';
    const question = { ...asked, size: null };
    const worked = await shops[isNow ? 'present' : 'past'](key, stamp, (note) => readCohort(question, note));
    if (worked.kind === 'working') return worked;
    return worked.value.ok
      ? { kind: 'found', value: worked.value.value }
      : { kind: 'refused', message: refusalOf(worked.value.problem) };
  }

  async function weeksAfter(answer: CohortAnswer, { knownAt }: AskedCohort): Promise<Worked<readonly CohortWeek[]>> {
    const isNow = knownAt === null;
    const lines = answer.people.filter(({ begun }) => begun !== null);
    const policy = await policyOf(answer);
    const year = policy.cohorts.get(answer.cohort)?.who.academicYear ?? 0;
    // Of this very answer, so that the weeks and the numbers beside them never differ.
    const key = [answer.cohort, answer.validOn, answer.knownAt].join(' ');
    return weekShops[isNow ? 'present' : 'past'](key, '', async (note) => {
      const people = lines.map(({ person }) => person);
      const lives = await livesOf({ pool, policy, people, knownAt: instantOf(answer), note });
      return weeksOf(lines, (person) => lives.get(person) ?? [], mondaysOf(year, answer.validOn));
    });
  }
}

function totalsOf({ people, strata, ...answer }: CohortAnswer): CohortTotals {
  const { validOn, knownAt, eligible, members, digest, funnel, waves } = answer;
  const contactable = people.filter((line) => isInGroup(line, 'contactable')).length;
  return { validOn, knownAt, everybody: people.length, eligible, members, contactable, digest, funnel, waves, strata };
}

function map<From, To>(found: Found<From>, of: (value: From) => To): Found<To> {
  return found.kind === 'found' ? { kind: 'found', value: of(found.value) } : found;
}

function instantOf({ knownAt }: CohortAnswer): Instant {
  const known = parseInstant(knownAt);
  if (known === undefined) throw new Error(`A cohort was known at no instant: ${knownAt}`);
  return known;
}

function refusalOf(problem: CohortProblem): string {
  switch (problem.kind) {
    case 'no-such-cohort':
      return 'There is no such cohort';
    default:
      return timesProblemText(problem);
  }
}
