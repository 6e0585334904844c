import { test } from 'node:test';
import { expectAnyOrder, expectLawsOfYear } from '../law/england-year.ts';
import { newSeed } from '../support/check-law.ts';

const years = 25;
const noted = ['2025-09-12', '2025-10-10', '2025-11-08', '2026-01-20', '2026-06-25', '2026-08-03'];

/** Other seeds each time; SOAK_SEED begins at one of them. */
const first = newSeed();
for (let seed = first; seed < first + years; seed += 1) {
  test(`the laws hold for a year of made-up England (seed ${seed})`, async (t) => {
    const { ledger } = await expectLawsOfYear(t, { people: 30, seed, noted, everyDays: 5 });
    await expectAnyOrder(ledger, seed);
  });
}
