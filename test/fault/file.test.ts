import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { type FileReport, fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { listQuarantine } from '#store/quarantine.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { syncFeeds, syncPorts } from '../../src/wiring/sync.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';
import { exportRow } from '../support/made-up-row.ts';
import { textRow, workbookParts, zipped } from '../support/made-up-workbook.ts';

const ledger = await openLedger(instant('2025-09-01T05:30:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'file-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});
beforeEach(() => ledger.empty(instant('2025-09-01T05:30:00Z')));

test('an export that was cut short in its last row lands, and ends nobody', async () => {
  await land('2025-09-01', exportOf(['ana-r', 'ben-s', 'cat-t']));
  const whole = exportOf(['ana-r', 'ben-s']);
  const report = await land('2025-09-08', whole.slice(0, -20));
  assert.equal(report.outcome, 'partial');
  assert.match(report.problem ?? '', /1 row could not be read.*; its last row breaks off/);
  assert.deepEqual(await gone(), []);
});

test('a last row that reads no more, with nothing behind it, ends nobody either', async () => {
  await land('2025-09-01', exportOf(['ana-r', 'ben-s', 'cat-t']));
  const whole = exportOf(['ana-r', 'ben-s']).trimEnd();
  const report = await land('2025-09-08', whole.slice(0, -3));
  assert.deepEqual([report.outcome, report.quarantined], ['partial', 1]);
  assert.match(report.problem ?? '', /^its last row breaks off/);
  assert.deepEqual(await gone(), []);
});

test('a file that waits behind a refused one is landed, and the refused one is kept and told of', async () => {
  const drop = join(folder, 'drop');
  mkdirSync(join(drop, 'register-trainee'), { recursive: true });
  writeFileSync(join(drop, 'register-trainee/export-1.csv'), 'slug,apply_id\nana-r,1\n');
  writeFileSync(join(drop, 'register-trainee/export-2.csv'), exportOf(['ana-r']));
  const reports: RunReport[] = [];
  const http = { wait: async () => undefined, random: () => 0.5 };
  const settings = { pool: ledger.pool, policy, feeds: { ...noFeeds, dropDirectory: drop }, http };
  await syncFeeds(settings, [], false, (report) => reports.push(report));
  assert.deepEqual(
    reports.map(({ scope, outcome, landed }) => [scope, outcome, landed]),
    [
      ['export-1.csv', 'failed', 0],
      ['export-2.csv', 'complete', 1],
    ],
  );
  assert.match(reports[0]?.problem ?? '', /register_id is missing/);
  assert.deepEqual(readdirSync(join(drop, 'register-trainee/refused')), ['export-1.csv']);
  assert.ok(existsSync(join(drop, 'register-trainee/landed/export-2.csv')));
  const { rows } = await ledger.pool.query('select scope, outcome from run order by scope');
  assert.deepEqual(rows, [
    { scope: 'export-1.csv', outcome: 'failed' },
    { scope: 'export-2.csv', outcome: 'complete' },
  ]);
});

test('an export that was cut between two rows, and so lacks more than half, ends nobody until somebody vouches for it', async () => {
  const ids = people(400);
  await land('2025-09-01', exportOf(ids));
  const half = exportOf(ids.slice(0, 190));
  const report = await land('2025-09-08', half);
  assert.equal(report.outcome, 'partial');
  assert.match(report.problem ?? '', /^it lacks 210 records .* proves no absence$/);
  assert.deepEqual(await gone(), []);
  const source = await fileSource('register-trainee', join(folder, 'export-2025-09-08.csv'), 'again.csv', true);
  assert.equal((await fileRun(source, syncPorts(ledger.pool, policy))).outcome, 'complete');
  assert.equal((await gone()).length, 210);
});

test('a short list may lose a few, but not as many as it still shows', async () => {
  await land('2025-09-01', exportOf(people(10)));
  assert.equal((await land('2025-09-08', exportOf(people(6)))).outcome, 'complete');
  const report = await land('2025-09-15', exportOf(people(3)));
  assert.deepEqual([report.outcome, (await gone()).length], ['partial', 4]);
});

test('what was wrong with rows and how the columns differ is told by name', async () => {
  const text = exportOf(['ana-r', 'ben-s']).replace('trn,', 'teacher reference,').replace('ben-s', '');
  const report = await land('2025-09-01', text);
  assert.deepEqual(report.problems, { missing_field: 1 });
  assert.deepEqual(
    report.columns.filter(({ kind }) => kind === 'added'),
    [{ kind: 'added', column: 'teacher reference' }],
  );
  assert.equal((await listQuarantine(ledger.pool)).length, 1);
});

test('the same export as a workbook is the same rows, and says nothing new', async () => {
  await land('2025-09-01', exportOf(['ana-r', 'ben-s']));
  const report = await landFile('2025-09-08', 'export-2025-09-08.xlsx', workbookOf(exportOf(['ana-r', 'ben-s'])));
  assert.deepEqual([report.outcome, report.rows, report.landed, report.problems], ['complete', 2, 0, {}]);
});

test('a workbook that is damaged in the middle fails its run, keeps what landed and ends nobody', async () => {
  const ids = people(1200);
  await land('2025-09-01', exportOf(ids));
  const bytes = workbookOf(exportOf(people(4000), '2025-09-02T10:00:00Z'));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(0xff ^ bytes.readUInt8(middle), middle);
  const report = await landFile('2025-09-08', 'export-2025-09-08.xlsx', bytes);
  assert.equal(report.outcome, 'failed');
  assert.match(report.problem ?? '', /damaged|not whole XML/);
  assert.ok(report.landed >= 500 && report.landed < 4000, `${report.landed} landed`);
  assert.deepEqual(await gone(), []);
});

test('cut off in the middle of a snapshot, the same file goes on behind its last whole slice', async () => {
  const ids = people(1200);
  await land('2025-09-01', exportOf(ids));
  await cutOff(ids, 2);
  const landed: number[] = [];
  const report = await land('2025-09-08', exportOf(ids.slice(1), '2025-09-02T10:00:00Z'), (rows) => landed.push(rows));
  assert.deepEqual([report.outcome, report.rows, report.before, report.landed], ['complete', 1199, 500, 699]);
  assert.deepEqual(await gone(), [ids[0]]);
  const { rows } = await ledger.pool.query("select outcome, rows, landed from run where scope like '%09-08%'");
  assert.deepEqual(rows, [{ outcome: 'complete', rows: 1199, landed: 1199 }]);
});

test('another file under the name of one that was cut off is read from its first row', async () => {
  const ids = people(1200);
  await cutOff(ids, 2);
  const others = people(600).map((id) => `other-${id}`);
  const report = await land('2025-09-08', exportOf(others));
  assert.deepEqual([report.outcome, report.rows, report.before, report.landed], ['complete', 600, 0, 600]);
});

/** Lands so many slices of the export of 8 September, and then the process dies. */
async function cutOff(ids: readonly string[], slices: number): Promise<void> {
  const text = exportOf(ids.slice(1), '2025-09-02T10:00:00Z');
  let slice = 0;
  const dies = new Error('killed');
  await assert.rejects(
    land('2025-09-08', text, () => {
      slice += 1;
      if (slice === slices - 1) throw dies;
    }),
    dies,
  );
}

async function land(day: string, text: string, note: (rows: number) => void = () => undefined): Promise<FileReport> {
  return landFile(day, `export-${day}.csv`, text, note);
}

async function landFile(
  day: string,
  name: string,
  content: string | Uint8Array,
  note: (rows: number) => void = () => undefined,
): Promise<FileReport> {
  await setSimulatedClock(ledger.pool, instant(`${day}T05:30:00Z`));
  writeFileSync(join(folder, name), content);
  const source = await fileSource('register-trainee', join(folder, name), name);
  return fileRun(source, syncPorts(ledger.pool, policy), ({ rows }) => note(rows));
}

function exportOf(ids: readonly string[], changedAt = '2025-08-28T15:00:00Z'): string {
  const rows = ids.map((id) =>
    exportRow(id, { register_record_last_changed_at: changedAt, withdraw_date: '2025-08-01' }),
  );
  const [header] = textOf(exportRow('any', { withdraw_date: '' })).split('\n');
  return `${[header, ...rows.map((row) => textOf(row).split('\n')[1])].join('\n')}\n`;
}

/** The same rows in a sheet. */
function workbookOf(text: string): Buffer {
  const rows = text.trimEnd().split('\n');
  return zipped(workbookParts([{ name: 'Export', rows: rows.map((row) => textRow(...row.split(','))).join('') }]));
}

function textOf(row: Uint8Array): string {
  return new TextDecoder().decode(row).replaceAll('"', '');
}

function people(number: number): readonly string[] {
  return Array.from({ length: number }, (_, index) => `person-${String(index).padStart(5, '0')}`);
}

async function gone(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query("select record_key from presence where state = 'gone' order by record_key");
  return rows.map((row) => row.record_key);
}
