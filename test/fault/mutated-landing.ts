import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readerOf } from '#connector/reader.ts';
import { instant } from '#kernel/instant.ts';
import { randomFrom } from '../../sandbox/random.ts';
import type { Effort } from '../support/check-law.ts';
import { openLedger, receive } from '../support/ledger.ts';
import { mutate } from '../support/mutate.ts';
import type { ValidRow } from '../support/valid-row.ts';

const now = instant('2025-10-20T06:10:00Z');
const rowsAPage = 100;

/** Spoiled rows land beside good ones: each is kept, as a version or in quarantine, and none stops its page. */
export async function checkLanding(valid: readonly ValidRow[], { runs, seed }: Effort): Promise<void> {
  await using ledger = await openLedger(now);
  const channels = [...Map.groupBy(valid, ({ feed, channel }) => `${feed} ${channel}`).values()];
  const hashes = new Set<string>();
  for (let page = 0; page * rowsAPage < runs; page += 1) {
    const own = `${seed}/landing/${page}`;
    const rows = randomFrom('page', own).pick(channels);
    const [first] = rows;
    if (first === undefined) continue;
    const { feed, channel } = first;
    const spoiled = Array.from({ length: rowsAPage }, (_, index) => {
      const { bytes } = randomFrom('row', own, index).pick(rows);
      return mutate(bytes, `${own}/${index}`).bytes;
    });
    const arrival = { feed, channel, runStartedAt: now, rows: spoiled };
    const [landed] = await receive(ledger.pool, [arrival]).catch((error: unknown) => {
      throw new Error(`seed ${own}: ${feed} ${channel}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    });
    assert.equal(landed?.rows, rowsAPage);
    assert.equal(landed?.keys.length, rowsAPage, `seed ${own}: a row without a trace`);
    for (const raw of spoiled) {
      const { body } = readerOf(feed, channel)(raw);
      hashes.add(createHash('sha256').update(body).digest('hex'));
    }
  }
  const { rows } = await ledger.owner.query(
    `select count(*)::int as lost from unnest($1::text[]) as each (hash)
     where not exists (select from version where version.hash = decode(each.hash, 'hex'))
       and not exists (select from quarantine where quarantine.hash = decode(each.hash, 'hex'))`,
    [[...hashes]],
  );
  assert.deepEqual(rows, [{ lost: 0 }], `seed ${seed}`);
  const kept = await ledger.owner.query('select count(*)::int as bodies from payload');
  assert.ok(kept.rows[0].bodies >= hashes.size, 'a body was not kept');
}
