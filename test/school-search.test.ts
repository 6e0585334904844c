import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCsvRecord } from '#connector/csv-row.ts';
import { schoolColumns } from '#connector/gias/school-columns.ts';
import { instant } from '#kernel/instant.ts';
import { searchSchools } from '#store/account.ts';
import { openLedger, receive } from './support/ledger.ts';

const now = instant('2025-09-15T09:00:00Z');

test('a school is found by its number or a part of its name, with its town, in the order of the names', async () => {
  await using ledger = await openLedger(now);
  const rows = [
    school('900001', 'Oak School', 'Netherby'),
    school('900002', 'Ash School (100%)', ''),
    school('900003', 'Elm Academy', 'Overby'),
  ];
  await receive(ledger.pool, [{ feed: 'school', channel: 'file', runStartedAt: now, rows }]);
  const namesOf = async (words: string, most = 20) =>
    (await searchSchools(ledger.pool, words, most)).map(({ urn, name, place }) => `${urn} ${name}, ${place}`);
  assert.deepEqual(await namesOf('SCHOOL'), ['900002 Ash School (100%), null', '900001 Oak School, Netherby']);
  assert.deepEqual(await namesOf('school', 1), ['900002 Ash School (100%), null']);
  assert.deepEqual(await namesOf('900003'), ['900003 Elm Academy, Overby']);
  // What stands for any letter elsewhere stands for itself, or for nothing.
  assert.deepEqual(await namesOf('s_h'), []);
});

function school(urn: string, name: string, town: string): Uint8Array {
  const said: Readonly<Record<string, string>> = { URN: urn, EstablishmentName: name, Town: town };
  const columns = [...schoolColumns.required, ...schoolColumns.optional];
  return Buffer.from(`${formatCsvRecord(columns)}\n${formatCsvRecord(columns.map((each) => said[each] ?? ''))}`);
}
