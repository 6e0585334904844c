import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { csvIn, folderFor } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';
import { establishmentColumns, linkColumns } from './gias-column.ts';

async function dropped(t: TestContext, until: string, traps?: []): Promise<string> {
  const drop = folderFor(t);
  const england = await openForTest(t, '2024-10-01T00:00:00Z', { drop, people: 60, ...(traps && { traps }) });
  await england.moveTo(until);
  return drop;
}

test('the list has the columns of the real one, and its names need windows-1252', async (t) => {
  const drop = await dropped(t, '2024-10-02T00:00:00Z');
  const name = 'school/edubasealldata-2024-10-01.csv';
  const rows = csvIn(drop, name, 'windows-1252');
  assert.deepEqual(Object.keys(rows[0] ?? {}), establishmentColumns);
  assert.equal(establishmentColumns.length, 120);
  assert.ok(rows.some((row) => row.EstablishmentName?.startsWith('St Mary’s – École de ')));
  assert.throws(() => csvIn(drop, name), /valid/);
  assert.equal(new Set(rows.map((row) => row.URN)).size, rows.length);
  assert.ok(rows.every((row) => row.HeadLastName !== ''));
});

test('a placement, a post and a job are at schools of the list', async (t) => {
  const drop = await dropped(t, '2024-10-02T00:00:00Z');
  const urns = new Set(csvIn(drop, 'school/edubasealldata-2024-10-01.csv', 'windows-1252').map((row) => row.URN));
  for (let number = 1; number <= 400; number += 1) assert.ok(urns.has(String(920_000 + number)));
});

test('a school that becomes an academy is closed with a date, and another URN is open', async (t) => {
  const drop = await dropped(t, '2026-11-02T00:00:00Z');
  const rowsOn = (day: string) => csvIn(drop, `school/edubasealldata-${day}.csv`, 'windows-1252');
  const [first, last] = [rowsOn('2024-10-01'), rowsOn('2026-11-01')];
  const successor = last.find((row) => !first.some((one) => one.URN === row.URN));
  assert.ok(successor !== undefined);
  assert.match(successor.URN ?? '', /^930/);
  assert.equal(successor['TypeOfEstablishment (name)'], 'Academy converter');
  const before = String(Number(successor.URN) - 10_000);
  const closed = last.find((row) => row.URN === before);
  assert.equal(closed?.['EstablishmentStatus (name)'], 'Closed');
  assert.match(closed?.CloseDate ?? '', /^\d\d-\d\d-202[56]$/);
  assert.equal(first.find((row) => row.URN === before)?.['EstablishmentStatus (name)'], 'Open');
  const links = csvIn(drop, 'school/alllinksdata-2026-11-01.csv', 'windows-1252');
  assert.deepEqual(Object.keys(links[0] ?? {}), linkColumns);
  assert.ok(links.some((row) => row.URN === successor.URN && row['Group UID'] === successor['Trusts (code)']));
});

test('the columns are those of the contract', (t) => {
  const contract = join(import.meta.dirname, '../../../shared/contracts/gias/columns.json');
  if (!existsSync(contract)) {
    t.diagnostic('the contract is not beside the repository: nothing was compared');
    return;
  }
  const { types }: { types: Record<string, readonly string[]> } = JSON.parse(readFileSync(contract, 'utf8'));
  assert.deepEqual(establishmentColumns, types.edubasealldata);
  assert.deepEqual(linkColumns, types.alllinksdata);
});
