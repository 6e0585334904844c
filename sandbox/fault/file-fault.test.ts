import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openForTest } from '../open-for-test.ts';

test('a file is spoiled in each way, and the file after it is whole', async (t) => {
  const drop = mkdtempSync(join(tmpdir(), 'file-fault-'));
  t.after(() => rmSync(drop, { recursive: true }));
  const england = await openForTest(t, '2025-10-06T00:00:00Z', { people: 40, drop });
  const dropped = async (day: string, kind: string): Promise<readonly string[]> => {
    if (kind !== '') await england.post('/fault', { path: 'register-trainee/export', kind });
    await england.moveTo(`2025-${day}T06:00:00Z`);
    const folder = join(drop, 'register-trainee');
    const files = readdirSync(folder).filter((name) => name.startsWith('export') && name.includes(day));
    return files.map((name) => readFileSync(join(folder, name), 'latin1'));
  };
  const [whole = ''] = await dropped('10-06', '');
  const lines = whole.split('\n');
  const [header = ''] = lines;
  const [half = ''] = await dropped('10-13', 'file-half');
  assert.ok(half.endsWith('\n') && half.length < whole.length * 0.8);
  const [cut = ''] = await dropped('10-20', 'file-cut');
  assert.ok(!cut.endsWith('\n'));
  const [first, second] = await dropped('10-27', 'file-twice');
  assert.equal(first, second);
  const [narrow = ''] = await dropped('11-03', 'file-column-missing');
  assert.equal(narrow.split('\n')[0], header.slice(header.indexOf(',') + 1));
  const [again = ''] = await dropped('11-10', 'file-yesterday');
  assert.equal(again.split('\n')[0], header);
  assert.deepEqual(await dropped('11-17', 'file-empty'), ['']);
  const [odd = ''] = await dropped('11-24', 'file-misencoded');
  assert.match(odd, /\xff/);
  const [fine = ''] = await dropped('12-01', '');
  assert.equal(fine.split('\n')[0], header);
});
