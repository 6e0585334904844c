import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { addSeconds, instant } from '#kernel/instant.ts';
import { employmentEnd, readEmployment } from '#record/facet/employment.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { syncPorts } from '../../src/wiring/sync.ts';
import { ask } from '../support/answer.ts';
import { openLedger, policy } from '../support/ledger.ts';
import { employmentRow } from '../support/made-up-row.ts';

const start = instant('2025-09-25T05:00:00Z');
const ledger = await openLedger(start);
const folder = mkdtempSync(join(tmpdir(), 'employment-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});

let imports = 0;
beforeEach(async () => {
  imports = 0;
  await ledger.empty(start);
});

/** Ana is listed until the extract of October; Ben always is. */
const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];

test('an employment is missing for five monthly extracts before it has ended, dated back', async () => {
  for (const month of months.slice(0, 6)) await importExtract(month);
  assert.deepEqual(await end(), [undefined, '2026-02-25']);
  await importExtract('2026-03');
  assert.deepEqual(await end(), ['2025-10-20', '2026-03-25']);
});

test('extracts in any order end the same employments on the same days', async () => {
  for (const order of [
    [0, 6, 1],
    [6, 1, 0],
    [1, 6, 0],
    [1, 2, 6, 3],
  ]) {
    await ledger.empty(start);
    for (const index of order) await importExtract(months[index] ?? '');
    assert.deepEqual(await end(), ['2025-10-20', '2026-03-25'], String(order));
  }
});

test('an extract of an older month that comes late proves no absence', async () => {
  await importExtract('2026-01', ['3000102', '3000103']);
  const late = await importExtract('2025-12', ['3000102']);
  assert.equal(late.outcome, 'partial');
  assert.match(late.problem ?? '', /a newer list was read already/);
  const { rows } = await ledger.pool.query('select record_key, state from presence');
  assert.deepEqual(rows, []);
});

test('the same extract twice says nothing new', async () => {
  for (const month of ['2025-10', '2025-11', '2025-12']) await importExtract(month);
  const before = await counts();
  await importExtract('2025-12');
  assert.deepEqual(await counts(), before);
});

test('an employment that extracts lacked again and again, and then list again, goes on', async () => {
  for (const month of ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01']) await importExtract(month);
  for (const month of ['2026-02', '2026-03']) {
    const report = await importExtract(month, ['3000101', '3000102']);
    assert.deepEqual([report.outcome, report.landed], ['complete', 2]);
  }
  assert.deepEqual(await end(), [undefined, undefined]);
  const { rows } = await ledger.pool.query("select id from observation where attribute = 'missed_on'");
  assert.deepEqual(rows, [], 'a list is what tells of it, no row');
});

test('an extract whose last row was cut off ends nobody', async () => {
  await importExtract('2025-10');
  const report = await importExtract('2025-11', ['3000102'], '3000101,9000');
  assert.equal(report.outcome, 'partial');
  assert.deepEqual(await end(), [undefined, undefined]);
});

/** @param more a line behind the others that is no whole row */
async function importExtract(month: string, trns = listedIn(month), more?: string): Promise<RunReport> {
  imports += 1;
  await setSimulatedClock(ledger.pool, addSeconds(instant('2026-04-01T05:00:00Z'), imports * 60));
  // With every column of the contract, so that a row speaks of all that it may.
  const whole = { date_of_birth: '1999-02-03', school_name: 'Made-up School' };
  const said = { ...whole, extract_date: `${month}-25`, last_known_date: `${month}-20` };
  const rows = trns.map((trn) => new TextDecoder().decode(employmentRow({ trn, ...said })).split('\n'));
  const name = `employment-${month}-${imports}.csv`;
  const lines = [rows[0]?.[0], ...rows.map((row) => row[1]), ...(more === undefined ? [''] : [more])];
  writeFileSync(join(folder, name), lines.join('\n'));
  return fileRun(await fileSource('employment', join(folder, name), name), syncPorts(ledger.pool, policy));
}

function listedIn(month: string): readonly string[] {
  return month <= '2025-10' ? ['3000101', '3000102'] : ['3000102'];
}

/** When Ana's employment ended, and the last extract that lacked it. */
async function end(): Promise<readonly (string | undefined)[]> {
  const who = 'employment:3000101/900001/2025-09-01';
  const answered = await ask(ledger.pool, { who, validOn: null, knownAt: null });
  const employment = answered?.view.records.flatMap((record) => readEmployment(record) ?? [])[0];
  assert.ok(employment);
  return [employmentEnd(employment, policy.lag)?.on, employment.missed?.value];
}

async function counts(): Promise<unknown> {
  const { rows } = await ledger.pool.query(
    'select (select count(*) from observation) as observations, (select count(*) from version) as versions, (select count(*) from presence) as presence',
  );
  return rows[0];
}
