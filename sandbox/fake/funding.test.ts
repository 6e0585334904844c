import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { csvIn, filesIn, folderFor } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';
import { everyTrap } from '../trap-set.ts';

interface TruePerson {
  readonly status: string;
  readonly start: string | null;
  readonly accreditedProvider: string | null;
}

const summary = (day: string, month: string) => `funding-summary/${day}-TB_summary_upload_${month}.csv`;

test('four files come a month while people are paid, and none holds a person', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-07-06T00:00:00Z', { drop, people: 600 });
  await england.moveTo('2025-12-06T00:00:00Z');
  const files = filesIn(drop).filter((name) => name.startsWith('funding-summary/'));
  assert.deepEqual(
    files.map((name) => name.slice('funding-summary/'.length)),
    ['2025-10-05', '2025-11-05', '2025-12-05'].flatMap((day, index) =>
      ['SDS_Profile', 'SDS_subject_breakdown', 'TB_Profile', 'TB_summary_upload'].map(
        (type) => `${day}-${type}_${['October', 'November', 'December'][index]}.csv`,
      ),
    ),
  );
  for (const name of files) assert.doesNotMatch(readFileSync(join(drop, name), 'utf8'), /@|trn|\d{7}/i);
  const rows = csvIn(drop, summary('2025-12-05', 'December'));
  assert.ok(
    rows.every((row) => /^£[\d,]+\.00$/.test(row['Bursary Amount'] ?? '') && row['Academic Year'] === '2025/26'),
  );
});

test('they count who had started a month before', async (t) => {
  const drop = folderFor(t);
  const traps = everyTrap.filter((name) => name !== 'funding_differs');
  const england = await openForTest(t, '2025-10-01T00:00:00Z', { drop, people: 600, traps });
  await england.moveTo('2025-12-06T00:00:00Z');
  const headsIn = (name: string) =>
    csvIn(drop, name).reduce(
      (sum, row) => sum + Number(row['Bursary Trainees']) + Number(row['Scholarship Trainees']),
      0,
    );
  const { body } = await england.get<{ people: readonly TruePerson[] }>('/truth/people?on=2025-11-05&per_page=9000');
  const inTraining = body.people.filter(
    (one) => ['in_training', 'training_paused'].includes(one.status) && (one.start ?? '') >= '2025-08-01',
  );
  assert.equal(headsIn(summary('2025-12-05', 'December')), inTraining.length);
  assert.notEqual(headsIn(summary('2025-10-05', 'October')), inTraining.length);
});

test('some lines are off by a few heads', async (t) => {
  const [one, other] = [folderFor(t), folderFor(t)];
  const traps = everyTrap.filter((name) => name !== 'funding_differs');
  const odd = await openForTest(t, '2025-12-01T00:00:00Z', { drop: one, people: 600 });
  const plain = await openForTest(t, '2025-12-01T00:00:00Z', { drop: other, people: 600, traps });
  await odd.moveTo('2025-12-06T00:00:00Z');
  await plain.moveTo('2025-12-06T00:00:00Z');
  const name = summary('2025-12-05', 'December');
  const [strange, exact] = [csvIn(one, name), csvIn(other, name)];
  const off = strange.filter((row, index) => row['Bursary Trainees'] !== exact[index]?.['Bursary Trainees']);
  assert.ok(off.length > 0 && off.length < strange.length / 3);
});

test('the columns are those of the contract', async (t) => {
  const contract = join(import.meta.dirname, '../../../shared/contracts/funding/headers.json');
  if (!existsSync(contract)) {
    t.diagnostic('the contract is not beside the repository: nothing was compared');
    return;
  }
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-12-01T00:00:00Z', { drop, people: 600 });
  await england.moveTo('2025-12-06T00:00:00Z');
  const { files }: { files: readonly { fileNamePattern: string; headers: readonly string[] }[] } = JSON.parse(
    readFileSync(contract, 'utf8'),
  );
  for (const { fileNamePattern, headers } of files) {
    const name = `funding-summary/2025-12-05-${fileNamePattern.replace('{Month}', 'December')}`;
    const [header] = readFileSync(join(drop, name), 'utf8').replace('\uFEFF', '').split('\r\n');
    assert.equal(header, headers.join(','), name);
  }
});
