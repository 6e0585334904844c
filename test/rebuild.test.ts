import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { reviewDue } from '#job/review.ts';
import { inPage } from '#store/page-store.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { resolverHere } from '../src/wiring/rebuild/resolver.ts';
import { resolverThreads } from '../src/wiring/rebuild/resolver-threads.ts';
import { projectionDigest, rebuild } from '../src/wiring/rebuild.ts';
import { type Ledger, openLedger, policy, receive } from './support/ledger.ts';
import { endOfHistory, histories } from './support/made-up-history.ts';

const [history = []] = fc.sample(histories({ versions: 40 }), { numRuns: 1, seed: 20_261_126 });

describe('a rebuild of what is kept', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(endOfHistory);
    await receive(ledger.pool, history);
    await setSimulatedClock(ledger.pool, endOfHistory);
    await reviewDue(inPage(ledger.pool), policy);
  });
  after(() => ledger[Symbol.asyncDispose]());

  it('tells the change feed nothing where nothing is otherwise', async () => {
    const known = await changes(ledger.pool);
    await rebuild(ledger.pool, policy);
    assert.deepEqual(await changes(ledger.pool), known);
  });

  for (const where of ['in this thread', 'in threads of its own'] as const) {
    it(`puts right what was spoilt, ${where}, and tells of those alone whose headline it was`, async () => {
      const [digest, known] = [await projectionDigest(ledger.pool), await changes(ledger.pool)];
      const [spoilt] = await spoil(ledger.owner);
      assert.notEqual(await projectionDigest(ledger.pool), digest);
      await rebuild(
        ledger.pool,
        policy,
        where === 'in this thread' ? resolverHere : resolverThreads(ledger.connection, 2),
      );
      assert.equal(await projectionDigest(ledger.pool), digest);
      assert.deepEqual((await changes(ledger.pool)).slice(known.length), [spoilt]);
    });
  }

  it('ends with the error of a thread, and leaves all as it was', async () => {
    const digest = await projectionDigest(ledger.pool);
    const nowhere = resolverThreads({ ...ledger.connection, database: 'nowhere' }, 2);
    await assert.rejects(rebuild(ledger.pool, policy, nowhere), /database "nowhere" does not exist/);
    assert.equal(await projectionDigest(ledger.pool), digest);
  });
});

/** One headline becomes another, one person's spans are lost, and somebody who holds no record has a headline. @returns the first */
async function spoil(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query(
    "update person_status set code = 'returner' where person_id = (select min(person_id::text)::uuid from person_status) returning person_id",
  );
  await owner.query('delete from person_span where person_id = (select max(person_id::text)::uuid from person_span)');
  await owner.query(
    `with stranger as (insert into person select '00000000-0000-7000-8000-000000000000', max(recorded_at) from recording
       on conflict do nothing returning id)
     insert into person_status select '00000000-0000-7000-8000-000000000000', code, confidence, source, rule, since, review_on, 'nobody'
     from person_status limit 1`,
  );
  return rows.map((row) => row.person_id);
}

async function changes(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query('select person_id from change order by id');
  return rows.map((row) => row.person_id);
}
