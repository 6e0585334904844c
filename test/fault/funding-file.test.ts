import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { formatCsvRecord } from '#connector/csv-row.ts';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { syncPorts } from '../../src/wiring/sync.ts';
import { openLedger, policy } from '../support/ledger.ts';

const ledger = await openLedger(instant('2025-09-01T05:30:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'funding-file-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});
beforeEach(() => ledger.empty(instant('2025-09-01T05:30:00Z')));

type Row = Readonly<Record<string, string>>;

test('the newer file of a month takes the place of the older: what it lacks is gone', async () => {
  await importFile('2025-11-10', [summary('Mathematics', '12'), summary('Art', '3')]);
  await importFile('2025-12-10', [summary('Mathematics', '13')]);
  assert.deepEqual(await standing('bursary_trainees'), [['mathematics', 13]]);
});

test('a file says nothing of other kinds of files, nor of other years', async () => {
  await importFile('2025-11-10', [summary('Mathematics', '12')]);
  await importFile('2025-11-10', [{ ...summary('Mathematics', '9'), 'Academic Year': '2024/25' }]);
  const partner = {
    'Academic year': '2025/26',
    Provider: '100200',
    Subject: 'Art',
    Description: 'Salary',
    Trainees: '3',
  };
  await importFile('2025-11-11', [partner]);
  assert.deepEqual(await standing('bursary_trainees'), [
    ['mathematics', 9],
    ['mathematics', 12],
  ]);
});

test('the same lines in another order change nothing, and equal lines keep their sum', async () => {
  const lines = [summary('Mathematics', '12'), summary('Art', '3'), summary('Mathematics', '5')];
  await importFile('2025-11-10', lines);
  const again = await importFile('2025-11-11', [lines[1] ?? {}, lines[0] ?? {}, lines[2] ?? {}]);
  assert.equal(again.landed, 0);
  await importFile('2025-11-12', lines.toReversed());
  assert.deepEqual(await standing('bursary_trainees'), [
    ['art', 3],
    ['mathematics', 5],
    ['mathematics', 12],
  ]);
});

test('a line that cannot be read ends no other, nor itself', async () => {
  const lines = [summary('Mathematics', '12'), summary('Mathematics', '5'), summary('Art', '3')];
  await importFile('2025-11-10', lines);
  await importFile('2025-12-10', [{ ...lines[0], 'Provider name': 'Ast~r' }, ...lines.slice(1)]);
  await importFile('2026-01-12', [{ ...lines[0], 'Bursary Trainees': 'twelve' }, ...lines.slice(1)]);
  assert.deepEqual(await standing('bursary_trainees'), [
    ['art', 3],
    ['mathematics', 5],
    ['mathematics', 12],
  ]);
});

function summary(subject: string, heads: string): Row {
  return {
    Provider: '1AA',
    'Academic Year': '2025/26',
    Subject: subject,
    Route: 'Provider-led',
    'Bursary Amount': '£29,000.00',
    'Bursary Trainees': heads,
  };
}

async function importFile(day: string, rows: readonly Row[]): Promise<RunReport> {
  await setSimulatedClock(ledger.pool, instant(`${day}T05:30:00Z`));
  const name = `${day}-${rows.length}.csv`;
  const header = formatCsvRecord(Object.keys(rows[0] ?? {}));
  const records = rows.map((row) => formatCsvRecord(Object.values(row)));
  // A wave stands for a byte that is no text.
  const bytes = Buffer.from(`${[header, ...records].join('\n')}\n`).map((byte) => (byte === 0x7e ? 0xff : byte));
  writeFileSync(join(folder, name), bytes);
  return fileRun(await fileSource('funding-summary', join(folder, name), name), syncPorts(ledger.pool, policy));
}

/** What lines still say that are not gone, by subject. */
async function standing(attribute: string): Promise<readonly (readonly [string, number])[]> {
  const { rows } = await ledger.pool.query<{ subject: string; value: number }>(
    `select split_part(split_part(record_key, '/', 4), ';', 1) as subject, value from observation
     join source_record using (feed, channel, record_key)
     where feed = 'funding-summary' and attribute = $1 and recorded_to is null and not gone order by 1, 2`,
    [attribute],
  );
  return rows.map(({ subject, value }) => [subject, value]);
}
