import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { syncFeeds, syncPorts } from '../../src/wiring/sync.ts';
import { noFeeds, serveSource } from '../support/fake-source.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { exportRow, traineeRow } from '../support/made-up-row.ts';

const ledger = await openLedger(instant('2025-09-01T05:30:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'absence-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});

/** The export of 1 September: two trainees, each changed in August. */
beforeEach(async () => {
  await ledger.empty(instant('2025-09-01T05:30:00Z'));
  await importExport('2025-09-01', [exportRow('ana-r'), exportRow('ben-s')]);
});

test('what a complete snapshot lacks is gone', async () => {
  assert.equal((await importExport('2025-09-08', [exportRow('ana-r')])).outcome, 'complete');
  assert.deepEqual(await presence(), ['ben-s gone']);
});

test('what a later snapshot shows again is back, once', async () => {
  await importExport('2025-09-08', [exportRow('ana-r')]);
  await importExport('2025-09-15', [exportRow('ana-r'), exportRow('ben-s')]);
  await importExport('2025-09-22', [exportRow('ana-r'), exportRow('ben-s')]);
  assert.deepEqual(await presence(), ['ben-s gone', 'ben-s present']);
});

test('a snapshot with a row whose key cannot be read proves no absence: the row might be anybody', async () => {
  const unreadable = Buffer.from('"half a row"');
  const report = await importExport('2025-09-08', [exportRow('ana-r'), unreadable]);
  assert.equal(report.outcome, 'partial');
  assert.match(report.problem ?? '', /1 rows? could not be read: the snapshot proves no absence/);
  assert.deepEqual(await presence(), []);
});

test('a bad row whose key can be read is there, and so is not absent', async () => {
  const report = await importExport('2025-09-08', [exportRow('ana-r', { trn: '30001' })]);
  assert.deepEqual([report.outcome, report.quarantined], ['complete', 1]);
  assert.deepEqual(await presence(), ['ben-s gone']);
});

test('an empty snapshot proves no absence', async () => {
  const report = await importExport('2025-09-08', []);
  assert.equal(report.outcome, 'partial');
  assert.deepEqual(await presence(), []);
  const { rows } = await ledger.pool.query("select count(*) as runs from coverage where complete_at > '2025-09-02'");
  assert.deepEqual(rows, [{ runs: 0 }]);
});

test('a snapshot older than a record does not say that the record is gone', async () => {
  await importExport('2025-09-08', [
    exportRow('ana-r'),
    exportRow('ben-s'),
    exportRow('cat-t', { register_record_last_changed_at: '2025-09-07T10:00:00Z' }),
  ]);
  await importExport('2025-09-15', [exportRow('ana-r'), exportRow('ben-s')]);
  assert.deepEqual(await presence(), []);
});

test('a provider that answers for nobody, or does not answer, proves no absence', async (t) => {
  await receive(ledger.pool, [
    {
      feed: 'register-trainee',
      channel: 'api',
      runStartedAt: instant('2025-09-01T06:00:00Z'),
      rows: [traineeRow('cat-t')],
    },
  ]);
  let isDown = false;
  const url = await serveSource(t, () => (isDown ? { status: 500, body: new Uint8Array() } : undefined));
  const feeds = { ...noFeeds, registerApi: { url, tokens: { '10000001': 'token' } } };
  for (const day of ['2025-09-02', '2025-09-03']) {
    await setSimulatedClock(ledger.pool, instant(`${day}T06:10:00Z`));
    const http = { wait: async () => undefined, random: () => 0.5 };
    await syncFeeds({ pool: ledger.pool, policy, feeds, http }, ['register-trainee'], true, () => undefined);
    isDown = true;
  }
  assert.deepEqual(await presence(), []);
});

async function importExport(day: string, rows: readonly Uint8Array[]): Promise<RunReport> {
  await setSimulatedClock(ledger.pool, instant(`${day}T05:30:00Z`));
  const name = `export-${day}.csv`;
  const [header] = linesOf(exportRow('any'));
  writeFileSync(join(folder, name), [header, ...rows.map((row) => linesOf(row).at(-1)), ''].join('\n'));
  return fileRun(await fileSource('register-trainee', join(folder, name), name), syncPorts(ledger.pool, policy));
}

function linesOf(row: Uint8Array): readonly string[] {
  return new TextDecoder().decode(row).split('\n');
}

async function presence(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query(
    "select record_key || ' ' || state as said from presence order by recorded_from, record_key",
  );
  return rows.map((row) => row.said);
}
