import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { instant } from '#kernel/instant.ts';
import { openSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { parseInstant } from '../../sandbox/time.ts';
import { assemble } from '../../src/main.ts';
import { buildServer } from '../../src/server.ts';
import { type Driver, driveEngland } from '../../src/wiring/drive-england.ts';
import { subscribe, webhooksOf } from '../../src/wiring/england-webhooks.ts';
import { type Ledger, openLedger, policy, texts } from '../support/ledger.ts';

const from = '2025-10-20T00:00:00Z';

/** The autumn in which a cohort gets its numbers, with a regulator who sends word of what becomes of them. */
describe('made-up England with its regulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trs-'));
  let sandbox: Sandbox;
  let ledger: Ledger;
  let app: FastifyInstance;
  let driver: Driver;
  let port = 0;

  before(async () => {
    ledger = await openLedger(instant(from));
    const now = parseInstant(from);
    assert.ok(now !== undefined);
    sandbox = await openSandbox({ port: 0, people: 150, seed: 1, drop: folder, now });
    const database = { pool: ledger.pool, connection: ledger.connection, [Symbol.asyncDispose]: async () => undefined };
    const system = assemble(database, policy, texts);
    app = buildServer(system, 'silent', null, () => webhooksOf(sandbox, port));
    await app.listen({ host: '127.0.0.1', port });
    const address = app.server.address();
    port = address !== null && typeof address === 'object' ? address.port : 0;
    await subscribe(sandbox, port);
    const { url, candidateToken, applyToken, registerTokens, trsKey, receiptToken, notify } = sandbox;
    const england = {
      ...{
        url,
        candidateToken,
        applyToken,
        registerTokens: [...registerTokens],
        trsKey,
        receiptToken,
        notify,
        doors: [],
      },
      ...{ dropDirectory: folder, pid: process.pid, identity: '' },
    };
    const { pool } = ledger;
    driver = driveEngland({ pool, policy, england, note: () => undefined, explain: String, waits: false });
    await driver.advance(26);
  });

  after(async () => {
    await app.close();
    await sandbox.close();
    await ledger[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  it('each event is kept once, however often and late it comes, and none is refused', async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    assert.equal(sent(metrics, 'refused') + sent(metrics, 'failed') + sent(metrics, 'not-now'), 0);
    assert.ok(sent(metrics, 'nothing-to-keep') > 0, 'not even a ping came');
    assert.ok(sent(metrics, 'kept') > 4, `only ${sent(metrics, 'kept')} were kept`);
    const [counted] = await query(
      `select (select count(*)::int from source_record where feed = 'trs-event') as events,
         (select count(*)::int from version where feed = 'trs-event') as versions,
         (select count(*)::int from quarantine where feed like 'trs-%') as quarantined`,
    );
    assert.ok(Number(counted?.events) <= sent(metrics, 'kept'));
    assert.deepEqual(counted, { events: counted?.versions, versions: counted?.versions, quarantined: 0 });
  });

  it('receipts of messages come by the same door', async (t) => {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    assert.equal(sent(metrics, 'refused', 'delivery') + sent(metrics, 'failed', 'delivery'), 0);
    const [counted] = await query("select count(*)::int as receipts from source_record where feed = 'delivery'");
    t.diagnostic(`${counted?.receipts} receipts, ${sent(metrics, 'kept', 'delivery')} deliveries of them`);
    assert.ok(Number(counted?.receipts) <= sent(metrics, 'kept', 'delivery'));
  });

  it('whoever has a number that stands was read by it, whether or not an event told of it', async () => {
    const unread = [];
    const known = await numbers();
    // A number that came in this morning's files is asked for on the next.
    await driver.advance(1);
    for (const trn of known) {
      const { status } = await ask(trn);
      const [read] = await query(
        "select count(*)::int as read from source_record where feed = 'trs-person' and channel = 'api' and record_key = $1",
        [trn],
      );
      if (status === 200 && read?.read === 0) unread.push(trn);
    }
    assert.deepEqual(unread, []);
  });

  it('whoever has two numbers, one merged into the other, is one person', async () => {
    const mergers = [];
    for (const trn of await numbers()) {
      const answer = await ask(trn);
      const into = /(\d{7})$/.exec(answer.headers.get('location') ?? '')?.[1];
      if (answer.status === 308 && into !== undefined) mergers.push({ trn, into });
    }
    assert.ok(mergers.length > 0, 'nobody was merged');
    for (const { trn, into } of mergers) {
      const rows = await query(
        `select distinct person_id from link where feed = 'trs-person' and record_key = any($1) and recorded_to is null`,
        [[trn, into]],
      );
      assert.equal(rows.length, 1);
    }
  });

  it('nothing of an alert is kept anywhere', async () => {
    const rows = await query("select count(*)::int as kept from payload where body like '%alertType%'::bytea");
    assert.deepEqual(rows, [{ kept: 0 }]);
  });

  async function query(text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return (await ledger.pool.query(text, [...values])).rows;
  }

  async function numbers(): Promise<readonly string[]> {
    const rows = await query("select distinct value from record_identifier where kind = 'trn' order by 1");
    return rows.map(({ value }) => String(value));
  }

  /** As the regulator answers now. */
  function ask(trn: string): Promise<Response> {
    const headers = { 'x-api-version': '20260612', authorization: `Bearer ${sandbox.trsKey}` };
    return fetch(`${sandbox.url}/trs/v3/persons/${trn}`, { headers, redirect: 'manual' });
  }
});

function sent(metrics: string, outcome: string, feed = 'trs-event'): number {
  const line = new RegExp(`webhook_requests_total\\{feed="${feed}",outcome="${outcome}"\\} (\\d+)`).exec(metrics);
  return Number(line?.[1] ?? 0);
}
