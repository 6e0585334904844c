import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Instant } from '#kernel/instant.ts';
import { readSettled } from '#store/person-reading.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { answerText, partition, type Question } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, type Ledger, openLedger, receive } from '../support/ledger.ts';
import { decideAll, decidedBetween, type MadeUpDecision, madeUpDecisions } from '../support/made-up-decision.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';
import { type MadeUpSettling, madeUpSettlings, settleBetween } from '../support/made-up-settling.ts';

/** Law 4: an answer for a day, as known at an instant, is given again byte for byte, whatever arrives later. */
export async function checkPastStands(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  // Some rows come months late, after newer ones, as a file that lay about or a row that waited in quarantine.
  const cases = histories({ versions: 24 }).chain((versions) =>
    fc.tuple(fc.constant(versions), fc.subarray([...versions]), madeUpDecisions, madeUpSettlings),
  );
  await checkLaw(
    cases,
    ([versions, late, decisions, settlings]) => expectPastStands(ledger, versions, new Set(late), decisions, settlings),
    effort,
  );
}

export async function expectPastStands(
  ledger: Ledger,
  versions: readonly Arrival[],
  late: ReadonlySet<Arrival>,
  decisions: readonly MadeUpDecision[] = [],
  settlings: readonly MadeUpSettling[] = [],
): Promise<void> {
  const [first] = versions;
  assert.ok(first);
  await ledger.empty(first.runStartedAt);
  const given: { question: Question; text: string }[] = [];
  let before: Instant | undefined;
  for (const arrival of versions.filter((each) => !late.has(each))) {
    await setSimulatedClock(ledger.pool, arrival.runStartedAt);
    await receive(ledger.pool, [arrival]);
    await decideAll(ledger.pool, decidedBetween(decisions, before, arrival.runStartedAt));
    await settleBetween(ledger.pool, settlings, before, arrival.runStartedAt);
    before = arrival.runStartedAt;
    given.push(...(await answersGivenNow(ledger)));
  }
  await setSimulatedClock(ledger.pool, endOfHistory);
  await receive(ledger.pool, [...late]);
  await decideAll(ledger.pool, decisions);
  await settleBetween(ledger.pool, settlings, undefined, endOfHistory);
  for (const { question, text } of given) assert.equal(await answerText(ledger.pool, question), text);
}

/** What a reader is told now: about everybody, by every name that they have, for a day before and the present one. */
async function answersGivenNow({ pool }: Ledger): Promise<readonly { question: Question; text: string }[]> {
  const knownAt = await readSettled(pool);
  const given: { question: Question; text: string }[] = [];
  for (const records of await partition(pool)) {
    for (const who of records) {
      const validOn = askedDays[given.length % askedDays.length] ?? null;
      const question = { who, validOn, knownAt };
      given.push({ question, text: await answerText(pool, question) });
    }
  }
  const { rows } = await pool.query('select id from person order by id');
  for (const { id } of rows) {
    const question = { who: id, validOn: knownAt.slice(0, 10), knownAt };
    given.push({ question, text: await answerText(pool, question) });
  }
  return given;
}
