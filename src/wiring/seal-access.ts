import type { Pool } from 'pg';
import type { Seal } from '#access/logged-read.ts';
import { lineOf, lineOfSeal, noSeal, sealDay } from '#job/access-seal.ts';
import { addSeal, readLogOf, readSeals, readUnsealedDays } from '#store/access-seal.ts';

/** Seals every whole day that has no seal yet. @returns those that were sealed now */
export async function sealAccess(pool: Pool): Promise<readonly Seal[]> {
  const made: Seal[] = [];
  const days = await readUnsealedDays(pool);
  if (days.length === 0) return made;
  let previous = (await readSeals(pool)).at(-1)?.seal ?? noSeal;
  for (const day of days) {
    const seal = sealDay(day, (await readLogOf(pool, day)).map(lineOf), previous);
    await addSeal(pool, seal);
    made.push(seal);
    previous = seal.seal;
  }
  return made;
}

/** The sealed log as lines: each day's reads, then its seal. It is read anew, so that what was changed since no longer fits. */
export async function* sealedLines(pool: Pool): AsyncGenerator<string> {
  for (const seal of await readSeals(pool)) {
    for (const read of await readLogOf(pool, seal.day)) yield lineOf(read);
    yield lineOfSeal(seal);
  }
}
