import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { addSeconds, type Instant, instant } from '#kernel/instant.ts';
import { isFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { readSettled } from '#store/person-reading.ts';
import { answersNow, answerText, partition, type Question } from '../support/answer.ts';
import { type Arrival, type Ledger, openLedger, receive } from '../support/ledger.ts';
import { decideLink, undoLink } from '../support/made-up-link.ts';
import { openEngland, type ReadEngland } from './england.ts';
import { expectNoHarm } from './lower-source.ts';
import { expectRebuildAgrees } from './rebuild.ts';
import { expectSameTwice } from './same-twice.ts';
import { expectSound } from './sound-record.ts';

/** How much of a made-up England to read: people a cycle, its seed, the days on which what is answered is noted. */
export type Year = {
  readonly people: number;
  readonly seed: number;
  readonly noted: readonly string[];
  readonly everyDays: number;
};

const askedDays = ['2025-09-15', '2026-03-01'];

/** Laws 2 to 6 and 8 of a made-up England as it was read day by day, every feed of it. */
export async function expectLawsOfYear(t: TestContext, year: Year): Promise<ReadEngland> {
  const england = await openEngland(t, { people: year.people, seed: year.seed, from: '2025-08-03T06:10:00Z' });
  const { ledger, liveUntil } = england;
  const given: { question: Question; text: string }[] = [];
  for (const until of year.noted) {
    await liveUntil(instant(`${until}T06:10:00Z`), year.everyDays);
    given.push(...(await answersGivenNow(ledger)));
  }
  assert.ok(given.length > 2 * year.people, 'too few people to prove anything');
  await expectRebuildAgrees(ledger.pool);
  await expectSound(ledger.pool);
  await expectNoHarm(ledger.pool);
  await expectSameTwice(ledger, await readSettled(ledger.pool));
  await expectUndoLeavesNothing(ledger, year.seed);
  for (const { question, text } of given) assert.equal(await answerText(ledger.pool, question), text);
  return england;
}

async function answersGivenNow({ pool }: Ledger): Promise<readonly { question: Question; text: string }[]> {
  const knownAt = await readSettled(pool);
  const given: { question: Question; text: string }[] = [];
  for (const [who] of await partition(pool)) {
    assert.ok(who);
    const question = { who, validOn: askedDays[0] ?? null, knownAt };
    given.push({ question, text: await answerText(pool, question) });
  }
  return given;
}

/** Law 5: strangers are joined by mistake, some of them twice over, and all of it is taken back. */
async function expectUndoLeavesNothing({ pool }: Ledger, seed: number): Promise<void> {
  const before = await answersNow(pool, askedDays);
  const people = (await partition(pool)).flatMap(([first]) => parseRef(first ?? '') ?? []);
  const strangers = fc.sample(fc.shuffledSubarray([...people], { minLength: 6, maxLength: 6 }), {
    seed,
    numRuns: 1,
  })[0];
  assert.ok(strangers);
  const [a, b, c, d, e, f] = strangers;
  assert.ok(a && b && c && d && e && f);
  const decisions: string[] = [];
  for (const about of [
    [a, b],
    [c, d, e],
    [b, f],
  ]) {
    const decision = await decideLink(pool, { word: 'link', about });
    if (decision !== null) decisions.push(decision);
  }
  assert.ok(decisions.length > 0, 'nobody could be joined');
  assert.notDeepEqual(await answersNow(pool, askedDays), before);
  for (const decision of decisions) await undoLink(pool, decision);
  assert.deepEqual(await answersNow(pool, askedDays), before);
}

/** Law 1: the versions of that year, landed without their runs in two orders, some of them twice. */
export async function expectAnyOrder({ owner, pool }: Ledger, seed: number): Promise<void> {
  const versions = await versionsOf({ owner });
  const now = addSeconds(await readSettled(pool), 1);
  const shuffled = fc.sample(fc.shuffledSubarray([...versions], { minLength: versions.length }), { seed, numRuns: 1 });
  const again = fc.sample(fc.subarray([...versions], { maxLength: 200 }), { seed, numRuns: 1 });
  const [inOrder, inAnother] = [
    await outcomeOf(versions, now),
    await outcomeOf([...(shuffled[0] ?? []), ...(again[0] ?? [])], now),
  ];
  assert.deepEqual(inAnother, inOrder);
}

async function outcomeOf(arrivals: readonly Arrival[], now: Instant) {
  await using ledger = await openLedger(now);
  await receive(ledger.pool, arrivals);
  return { people: await partition(ledger.pool), answers: await answersNow(ledger.pool, askedDays) };
}

async function versionsOf({ owner }: Pick<Ledger, 'owner'>): Promise<readonly Arrival[]> {
  const { rows } = await owner.query(
    `select feed, channel, run_started_at as "runStartedAt", body from version join payload using (hash) order by version.id`,
  );
  return rows.map(({ feed, channel, runStartedAt, body }): Arrival => {
    assert.ok(isFeed(feed));
    return { feed, channel, runStartedAt, rows: [body] };
  });
}
