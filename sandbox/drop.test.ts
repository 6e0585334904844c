import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesIn, folderFor } from './drop-for-test.ts';
import { openForTest } from './open-for-test.ts';

test('advancing writes the files of the time in between, and no others', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-10-12T00:00:00Z', { drop });
  assert.deepEqual(filesIn(drop), []);
  await england.moveTo('2025-10-13T05:00:00Z');
  assert.deepEqual(
    filesIn(drop).filter((name) => name.startsWith('register-')),
    ['register-trainee/events-2025-10-13.jsonl', 'register-trainee/export-2025-10-13.csv'],
  );
  await england.moveTo('2025-10-27T05:29:59Z');
  assert.deepEqual(
    filesIn(drop).filter((name) => /register-(trainee\/export|sign-off)/.test(name)),
    [
      'register-sign-off/sign-off-2025-10-13.csv',
      'register-sign-off/sign-off-2025-10-20.csv',
      'register-trainee/export-2025-10-13.csv',
      'register-trainee/export-2025-10-20.csv',
      'register-trainee/export-2025-10-27.csv',
    ],
  );
});

test('one long stride and many short ones write the same files', async (t) => {
  const [one, many] = [folderFor(t), folderFor(t)];
  const long = await openForTest(t, '2025-08-30T00:00:00Z', { drop: one });
  await long.moveTo('2025-09-16T00:00:00Z');
  const short = await openForTest(t, '2025-08-30T00:00:00Z', { drop: many });
  for (let day = 0; day < 17; day += 1) await short.post('/clock', { days: 1 });
  assert.deepEqual(filesIn(one), filesIn(many));
  for (const name of filesIn(one))
    assert.equal(readFileSync(join(one, name), 'utf8'), readFileSync(join(many, name), 'utf8'));
});

test('the sign-off list is cumulative', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-10-19T00:00:00Z', { drop });
  await england.moveTo('2025-11-11T00:00:00Z');
  const linesOf = (day: string) =>
    readFileSync(join(drop, `register-sign-off/sign-off-${day}.csv`), 'utf8')
      .trim()
      .split('\r\n');
  const [first, last] = [linesOf('2025-10-20'), linesOf('2025-11-10')];
  assert.equal(first[0], 'ukprn,academic_year,signed_off_at');
  assert.ok(last.length > first.length);
  assert.deepEqual(last.slice(0, first.length), first);
  // Some provider never signs.
  assert.equal(last.filter((line) => line.includes(',2025,')).length, 11);
});

test('claims are dropped on the morning after they were said', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-08-30T00:00:00Z', { drop });
  await england.moveTo('2025-10-01T00:00:00Z');
  const names = filesIn(drop).filter((name) => name.startsWith('claim/'));
  assert.ok(names.length > 3);
  for (const name of names) {
    const day = name.slice('claim/claims-'.length, -'.jsonl'.length);
    for (const line of readFileSync(join(drop, name), 'utf8').trim().split('\n')) {
      const claim: { key: string; row: { who: string; kind: string; on: string }; at: string } = JSON.parse(line);
      assert.match(claim.row.who, /^apply-application:\d+$/);
      assert.ok(claim.at < `${day}T06:00:01Z`);
      if (claim.row.kind === 'started') assert.ok(claim.row.on <= claim.at.slice(0, 10));
    }
  }
});
