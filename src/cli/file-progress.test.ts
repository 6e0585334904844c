import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileProgress } from './file-progress.ts';

test('progress tells bytes, rows, their rate and the time left, twice a second', () => {
  const shown: string[] = [];
  let now = 0;
  const note = fileProgress(
    'big.csv',
    (text) => shown.push(text),
    () => now,
  );
  for (now = 100; now <= 1000; now += 100) note({ rows: now * 20, bytes: now * 400_000, ofBytes: 2_000_000_000 });
  assert.deepEqual(shown, [
    'big.csv: 10% of 2,000 MB, 10,000 rows, 20,000 rows a second, 5 s left',
    'big.csv: 20% of 2,000 MB, 20,000 rows, 20,000 rows a second, 4 s left',
  ]);
});
