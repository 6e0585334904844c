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
import { syncPorts } from '../../src/wiring/sync.ts';
import { openLedger, policy } from '../support/ledger.ts';
import { linkFile, schoolFile } from '../support/made-up-school.ts';

const ledger = await openLedger(instant('2025-09-01T05:30:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'school-list-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});
beforeEach(() => ledger.empty(instant('2025-09-01T05:30:00Z')));

const oak = { URN: '900001', EstablishmentName: 'Oak School' };
const elm = { URN: '900002', EstablishmentName: 'Elm School' };

test('a school that the list lacks is gone, and one that it shows as closed is not', async () => {
  await importFile('2025-09-02', schoolFile([oak, elm]));
  const closed = {
    ...oak,
    'EstablishmentStatus (code)': '2',
    'EstablishmentStatus (name)': 'Closed',
    CloseDate: '31-08-2025',
  };
  await importFile('2025-09-03', schoolFile([closed]));
  assert.deepEqual(await presence(), ['900002 gone']);
});

test('a school whose row came newest is gone too when the next list lacks it: its time is that of the list', async () => {
  await importFile('2025-09-02', schoolFile([oak, elm]));
  await importFile('2025-09-03', schoolFile([oak, { ...elm, Town: 'Netherby' }]));
  await importFile('2025-09-04', schoolFile([oak]));
  assert.deepEqual(await presence(), ['900002 gone']);
});

test('the list of schools ends no link, and the list of links no school', async () => {
  const link = (school: string, group: string) => ({ URN: school, 'Group UID': group, 'Joined date': '01-04-2024' });
  await importFile('2025-09-02', schoolFile([oak, elm]));
  await importFile('2025-09-02', linkFile([link('900001', '16001'), link('900002', '16001')]));
  await importFile('2025-09-03', schoolFile([oak, elm]));
  assert.deepEqual(await presence(), []);
  assert.equal((await importFile('2025-09-03', linkFile([link('900001', '16001')]))).channel, 'links');
  assert.deepEqual(await presence(), ['900002/16001 gone']);
});

test('a row that names no school might be any of them, so that no school is gone', async () => {
  await importFile('2025-09-02', schoolFile([oak, elm]));
  const report = await importFile('2025-09-03', schoolFile([oak, { ...elm, URN: '90000' }]));
  assert.deepEqual([report.outcome, report.quarantined], ['partial', 1]);
  assert.deepEqual(await presence(), []);
});

test('a file that ends between two rows looks whole: one that lacks more than a quarter of what there was ends nothing', async () => {
  const links = Array.from({ length: 24 }, (_, index) => ({ URN: String(900_001 + index), 'Group UID': '16001' }));
  await importFile('2025-09-02', linkFile(links));
  const half = await importFile('2025-09-03', linkFile(links.slice(0, 12)));
  assert.deepEqual([half.outcome, await presence()], ['partial', []]);
  assert.equal((await importFile('2025-09-04', linkFile(links.slice(0, 20)))).outcome, 'complete');
  assert.equal((await presence()).length, 4);
});

test('the file is windows-1252: a name is read as it is written, and its euro sign too', async () => {
  const name = 'St Mary’s – École €1';
  await importFile('2025-09-02', schoolFile([{ ...oak, EstablishmentName: name }]));
  const { rows } = await ledger.pool.query(
    "select value from observation where feed = 'school' and attribute = 'name' and recorded_to is null",
  );
  assert.deepEqual(rows, [{ value: name }]);
});

async function importFile(day: string, body: Uint8Array): Promise<RunReport> {
  await setSimulatedClock(ledger.pool, instant(`${day}T05:30:00Z`));
  const name = `${day}.csv`;
  writeFileSync(join(folder, name), body);
  return fileRun(await fileSource('school', join(folder, name), name), syncPorts(ledger.pool, policy));
}

async function presence(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query(
    "select record_key || ' ' || state as said from presence order by recorded_from, record_key",
  );
  return rows.map((row) => row.said);
}
