import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type CsvRow, csvIn, filesIn, folderFor } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';

interface TruePerson {
  readonly id: string;
  readonly status: string;
  readonly sourceRecords: readonly string[];
}

test('the first export holds everybody so far, and each later one whoever was changed since', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2024-10-01T00:00:00Z', { drop });
  await england.moveTo('2025-11-01T00:00:00Z');
  const files = filesIn(drop).filter((name) => name.startsWith('git-contact/'));
  assert.equal(files[0], 'git-contact/contacts-2024-10-07.csv');
  const rows = files.map((name) => csvIn(drop, name));
  for (const [index, list] of rows.entries()) {
    assert.equal(new Set(list.map((row) => row.contactid)).size, list.length);
    const day = (files[index] ?? '').slice(-14, -4);
    const before = files[index - 1]?.slice(-14, -4) ?? '2020-01-01';
    for (const row of list) assert.ok((row.modifiedon ?? '') > before && (row.modifiedon ?? '') < `${day}T05:10:01Z`);
  }
  assert.ok((rows[0]?.length ?? 0) > 20 && (rows[0]?.length ?? 0) > 2 * (rows[3]?.length ?? 0));
});

test('consents are the contact’s own, and its copy of Apply is late, absent or under another address', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2024-10-01T00:00:00Z', { drop, people: 800 });
  await england.moveTo('2025-10-28T00:00:00Z');
  const newest = new Map<string, CsvRow>();
  for (const name of filesIn(drop).filter((one) => one.startsWith('git-contact/'))) {
    for (const row of csvIn(drop, name)) newest.set(row.contactid ?? '', row);
  }
  const rows = [...newest.values()];
  const refused = rows.filter(
    (row) => row.donotbulkemail === 'true' || row.donotemail === 'true' || row.optoutsms === 'true',
  );
  assert.ok(refused.length / rows.length > 0.08 && refused.length / rows.length < 0.25);
  for (const row of refused) assert.match(row.consent_changed_at ?? '', /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);

  const { body } = await england.get<{ people: readonly TruePerson[] }>('/truth/people?on=2025-10-27&per_page=9000');
  const truth = new Map(body.people.flatMap((one) => one.sourceRecords.map((key) => [key, one])));
  const linked = rows.filter((row) => row.dfe_applyid !== '');
  assert.ok(linked.length > rows.length / 4);
  for (const row of linked) {
    const one = truth.get(`git-contact:${row.contactid}`);
    assert.ok(one?.sourceRecords.includes(`apply-candidate:${row.dfe_applyid}`));
    assert.match(row.dfe_candidateapplystatus ?? '', /^22275000\d$/);
  }
  // Of those in training some contacts still say that they have just begun to apply.
  const drafting = linked.filter(
    (row) =>
      ['222750000', '222750001'].includes(row.dfe_candidateapplystatus ?? '') &&
      truth.get(`git-contact:${row.contactid}`)?.status === 'in_training',
  );
  assert.ok(drafting.length > 0);
  assert.ok(linked.some((row) => row.emailaddress2 !== '' && row.emailaddress2 !== row.emailaddress1));
  assert.ok(body.people.some((one) => one.status === 'enquirer' && one.id.startsWith('G')));
  assert.ok(body.people.some((one) => one.sourceRecords.filter((key) => key.startsWith('git-contact:')).length > 1));
});

test('the columns are those that were agreed', async (t) => {
  const contract = join(import.meta.dirname, '../../../shared/contracts/ours.yaml');
  const drop = folderFor(t);
  const england = await openForTest(t, '2024-10-01T00:00:00Z', { drop, people: 60 });
  await england.moveTo('2024-10-08T00:00:00Z');
  const [row] = csvIn(drop, 'git-contact/contacts-2024-10-07.csv');
  if (!existsSync(contract)) {
    t.diagnostic('the contract is not beside the repository: nothing was compared');
    return;
  }
  const { 'git-contact': agreed }: { 'git-contact': { row: Record<string, string> } } = parse(
    readFileSync(contract, 'utf8'),
  );
  assert.deepEqual(Object.keys(row ?? {}), Object.keys(agreed.row));
});
