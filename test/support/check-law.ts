import fc from 'fast-check';

/** How many cases of a law to try, and from where; a failure prints the seed and the smallest case found. */
export type Effort = { readonly runs: number; readonly seed: number };

/** The slice that `npm test` runs: the same cases every time. */
export function slice(runs: number): Effort {
  return { runs, seed: 2025 };
}

/** Another seed each time, or the one to try again: SOAK_SEED=42 npm run soak. */
export function newSeed(): number {
  return Number(process.env.SOAK_SEED ?? Math.floor(Math.random() * 1_000_000));
}

/** How long a failed case may be made smaller before it is shown. */
const shrinkMillis = 20_000;

export async function checkLaw<Case>(
  cases: fc.Arbitrary<Case>,
  holds: (made: Case) => Promise<void>,
  { runs, seed }: Effort,
): Promise<void> {
  let failedAt: number | undefined;
  const property = fc.asyncProperty(cases, async (made) => {
    if (failedAt !== undefined && performance.now() - failedAt > shrinkMillis) return;
    try {
      await holds(made);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  });
  await fc.assert(property, { numRuns: runs, seed });
}
