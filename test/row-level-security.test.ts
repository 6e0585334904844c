import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { purposeNamed } from '#access/purpose.ts';
import { instant } from '#kernel/instant.ts';
import { randomFrom } from '../sandbox/random.ts';
import { accessLog } from '../src/wiring/access-log.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { readAsProviders, readAtRandom, receivePeople } from './support/foreign-read.ts';
import { type Ledger, openLedger, policy, texts } from './support/ledger.ts';

describe('row-level security beneath the application’s own filter', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(instant('2025-09-15T09:00:00Z'));
    await receivePeople(ledger, 40);
  });
  after(() => ledger[Symbol.asyncDispose]());

  it('shows whoever reads as themselves no row of anybody else, and their own', async () => {
    const random = randomFrom(7, 'row-level-security');
    const shown = await readAtRandom(ledger, 2000, () => random.next());
    assert.equal(shown.foreign, 0);
    assert.ok(shown.own > 200, `${shown.own} rows of their own`);
  });

  it('shows a provider rows of its own people alone, and where none is named nothing', async () => {
    const random = randomFrom(8, 'row-level-security of providers');
    const shown = await readAsProviders(ledger, 2000, () => random.next());
    assert.equal(shown.foreign, 0);
    assert.ok(shown.own > 100, `${shown.own} rows of their own`);
    const client = await ledger.pool.connect();
    try {
      await client.query('begin; set local role teacher_success_provider');
      const { rows } = await client.query('select count(*)::int as seen from link');
      assert.equal(rows[0].seen, 0);
      await assert.rejects(client.query('select * from access_log'), /permission denied/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('shows nothing where nobody is named, and lets nothing be written', async () => {
    const client = await ledger.pool.connect();
    try {
      await client.query('begin; set local role teacher_success_own');
      const { rows } = await client.query(
        "select count(*)::int as seen from observation where feed = 'apply-application'",
      );
      assert.equal(rows[0].seen, 0);
      await assert.rejects(client.query('select * from payload'), /permission denied/);
      await client.query('rollback; begin; set local role teacher_success_own');
      await assert.rejects(client.query('update link set recorded_to = now()'), /permission denied/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('a person’s own record is the one that everybody else is told', async () => {
    const read = personReader(ledger.pool, policy, texts.access, accessLog(ledger.pool));
    const asked = { who: 'apply-application:1003', validOn: null, knownAt: null, client: 'test' };
    const own = await read({ ...asked, role: 'person', purpose: purposeNamed('own-record') });
    const other = await read({ ...asked, role: 'operator', purpose: purposeNamed('operations') });
    assert.ok(own.ok && other.ok);
    assert.deepEqual(own.value.record, other.value.record);
    assert.equal(own.value.record.sourceRecords.length, 2);
  });
});
