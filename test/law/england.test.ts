import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { readSettled } from '#store/person-reading.ts';
import { answerText, partition, type Question } from '../support/answer.ts';
import { openEngland } from './england.ts';
import { expectRebuildAgrees } from './rebuild.ts';
import { expectSound } from './sound-record.ts';

test('laws 3, 4 and 6 hold for half a year of made-up England', async (t) => {
  const { ledger, liveUntil } = await openEngland(t, { people: 60, seed: 1, from: '2025-08-03T06:10:00Z' });
  const given: { question: Question; text: string }[] = [];
  for (const until of ['2025-09-12', '2025-10-24', '2025-11-20', '2026-02-20']) {
    await liveUntil(instant(`${until}T06:10:00Z`), 3);
    const knownAt = await readSettled(ledger.pool);
    for (const [who] of await partition(ledger.pool)) {
      assert.ok(who);
      const question = { who, validOn: '2025-09-15', knownAt };
      given.push({ question, text: await answerText(ledger.pool, question) });
    }
  }
  assert.ok(given.length > 200, 'too few people to prove anything');
  await expectRebuildAgrees(ledger.pool);
  await expectSound(ledger.pool);
  for (const { question, text } of given) assert.equal(await answerText(ledger.pool, question), text);
});
