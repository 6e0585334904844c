import { test } from 'node:test';
import { expectLawsOfYear } from './england-year.ts';

test('laws 2 to 6 and 8 hold for half a year of made-up England', async (t) => {
  const noted = ['2025-09-12', '2025-10-24', '2025-11-20', '2026-02-20'];
  await expectLawsOfYear(t, { people: 40, seed: 1, noted, everyDays: 5 });
});
