import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLog } from '#job/access-seal.ts';
import { instant } from '#kernel/instant.ts';
import { sealAccess, sealedLines } from '../src/wiring/seal-access.ts';
import { type Ledger, openLedger } from './support/ledger.ts';

test('whole days are sealed one upon the other, today is not, and what an owner changes afterwards is caught', async (t) => {
  const ledger = await openLedger(instant('2025-09-15T09:00:00Z'));
  t.after(() => ledger[Symbol.asyncDispose]());
  for (const [days, client] of [
    [3, 'a'],
    [3, 'b'],
    [1, 'c'],
    [0, 'd'],
  ] as const)
    await ledger.owner.query(
      `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at, role, sections)
       values (gen_random_uuid(), clock_timestamp() - make_interval(days => $1), $2, 'operations', gen_random_uuid(), 'record', '2025-09-15', now(), 'service', '{training}')`,
      [days, client],
    );
  assert.deepEqual(
    (await sealAccess(ledger.pool)).map(({ reads }) => reads),
    [2, 1],
  );
  assert.deepEqual(await sealAccess(ledger.pool), []);
  const lines = await linesOf(ledger);
  const sound = verifyLog(lines, null);
  assert.ok(sound.ok);
  assert.deepEqual([sound.value.days, sound.value.reads, lines.length], [2, 3, 5]);
  await assert.rejects(ledger.pool.query("delete from access_log where client = 'a'"), /permission denied|append-only/);
  await ledger.owner.query('alter table access_log disable trigger user');
  await ledger.owner.query("update access_log set purpose = 'another' where client = 'a'");
  const changed = verifyLog(await linesOf(ledger), sound.value.head);
  assert.ok(!changed.ok);
});

async function linesOf({ pool }: Ledger): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of sealedLines(pool)) lines.push(line);
  return lines;
}
