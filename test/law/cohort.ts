import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pool } from 'pg';
import type { CohortAnswer } from '#cohort/answer.ts';
import { endedReasons, neverReasons } from '#cohort/reason.ts';
import { reviewDue } from '#job/review.ts';
import { addSeconds, instant, londonDate } from '#kernel/instant.ts';
import { inPage } from '#store/page-store.ts';
import { readSettled } from '#store/person-reading.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { type AskedCohort, cohortReader } from '../../src/wiring/cohort/read-cohort.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, openLedger, policy, receive } from '../support/ledger.ts';
import { decideAll, decidedBetween, madeUpDecisions } from '../support/made-up-decision.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';
import { applicationRow, courseRow } from '../support/made-up-row.ts';

const courses = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const began = instant('2025-01-31T00:00:00Z');
const places: readonly Arrival[] = courses.flatMap((uuid, index): readonly Arrival[] => {
  const recruited = applicationRow(String(1001 + index), {
    candidate: `C50${index + 1}`,
    course: uuid,
    recruitedAt: '2025-01-30T10:00:00Z',
    updatedAt: '2025-01-30T10:00:00Z',
  });
  const course = courseRow(uuid, { level: 'secondary', start_date: 'September 2025' });
  return [
    { feed: 'publish-course', channel: 'api', runStartedAt: addSeconds(began, index), rows: [course] },
    { feed: 'apply-application', channel: 'api', runStartedAt: addSeconds(began, index + 10), rows: [recruited] },
  ];
});

/** Two people with a place on a course that fits, and then whatever becomes of them. */
const lives = histories({ versions: 20 }).map((versions) => [
  ...places.toSorted((a, b) => (a.runStartedAt < b.runStartedAt ? -1 : 1)),
  ...versions,
]);

/** Laws 3 and 4 for a cohort: what is kept answers as the evidence does, and an answer once given is given again. */
export async function checkCohortStands(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  const { pool } = ledger;
  await checkLaw(
    fc.tuple(lives, madeUpDecisions),
    async ([versions, decisions]) => {
      const [first] = versions;
      assert.ok(first);
      await ledger.empty(first.runStartedAt);
      const given: { asked: AskedCohort; answer: CohortAnswer }[] = [];
      for (const [index, arrival] of versions.entries()) {
        await setSimulatedClock(pool, arrival.runStartedAt);
        await receive(pool, [arrival]);
        const before = versions[index - 1]?.runStartedAt;
        await decideAll(pool, decidedBetween(decisions, before, arrival.runStartedAt));
        // Now and then the calendar is left behind: the answer must not show it.
        if (index % 3 > 0) await reviewDue(inPage(pool), policy);
        if (index % 4 === 3) given.push(await expectKeptIsKnown(pool, index));
      }
      await setSimulatedClock(pool, endOfHistory);
      given.push(await expectKeptIsKnown(pool, 0));
      for (const { asked, answer } of given) assert.deepEqual(await read(pool, asked), answer);
    },
    effort,
  );
}

/** Law 1 for a cohort: the same versions arriving in any order give the same list under the same digest. */
export async function checkCohortInAnyOrder(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  const outcomeOf = async (arrivals: readonly Arrival[]): Promise<readonly string[]> => {
    await ledger.empty(endOfHistory);
    await receive(ledger.pool, arrivals);
    const digests: string[] = [];
    for (const validOn of askedDays) digests.push((await read(ledger.pool, { ...plain, validOn })).digest);
    return digests;
  };
  const cases = lives.chain((versions) =>
    fc.tuple(fc.constant(versions), fc.shuffledSubarray([...versions], { minLength: versions.length })),
  );
  await checkLaw(
    cases,
    async ([versions, shuffled]) => assert.deepEqual(await outcomeOf(shuffled), await outcomeOf(versions)),
    effort,
  );
}

async function expectKeptIsKnown(pool: Pool, index: number): Promise<{ asked: AskedCohort; answer: CohortAnswer }> {
  const knownAt = await readSettled(pool);
  const today = londonDate(knownAt);
  const validOn = [today, ...askedDays.filter((day) => day < today)][index % 3] ?? today;
  const kept = await read(pool, { ...plain, validOn });
  const asked = { ...plain, validOn, knownAt };
  const answer = await read(pool, asked);
  assert.deepEqual(kept, answer);
  expectSound(answer);
  return { asked, answer };
}

/** Everybody has one line or is named as merged, and either is a member or has one reason. */
function expectSound({ people, members, funnel }: CohortAnswer): void {
  const words: readonly string[] = [...neverReasons, ...endedReasons];
  for (const { member, reason, begun, ended, wave } of people) {
    assert.equal(member, reason === null);
    assert.ok(reason === null || words.includes(reason));
    assert.equal(ended !== null, reason !== null && endedReasons.some((each) => each === reason));
    assert.ok(!member || (begun !== null && wave !== null));
    assert.ok(begun === null || ended === null || begun <= ended);
  }
  assert.equal(new Set(people.map(({ key }) => key)).size, people.length, 'two lines have one key');
  assert.equal(funnel.at(-1)?.left, members);
}

const plain: AskedCohort = { name: 'first', validOn: null, knownAt: null, size: null };

async function read(pool: Pool, asked: AskedCohort): Promise<CohortAnswer> {
  const answered = await cohortReader(pool, policy)(asked);
  assert.ok(answered.ok);
  return answered.value;
}
