import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { System } from '#main.ts';
import { writePopulation } from '../identity/population.ts';
import { readPopulation } from './arrivals.ts';
import { fill } from './fill.ts';
import type { SaidRecord } from './said-row.ts';

/** Records that have not come yet, out of a population of which all others are there. */
export type Stock = {
  left(): number;
  /** The next so many, or as many as are left. @throws when none are */
  take(count: number): Promise<readonly SaidRecord[]>;
};

const note = z.strictObject({ records: z.int(), taken: z.int() });

/** So many are made up for each that is wanted, since some come later and some do not fit. */
const withMore = 1.05;

/** Fills an empty folder with a population, or goes on with what an earlier measurement left in it. */
export async function openStock(
  system: System,
  folder: string,
  records: number,
  told: (line: string) => void,
): Promise<Stock> {
  const population = join(folder, 'population.csv');
  const noted = join(folder, 'bench-decide.json');
  const before = await readNote(noted);
  if (before === null) {
    await writePopulation(population, Math.ceil(records * withMore), 2);
    await fill(system, first(records, readPopulation(population, 'before')), told);
    await writeNote(noted, { records, taken: 0 });
  } else if (before.records !== records)
    throw new Error(`${folder} holds ${before.records} records: name another folder in --data`);
  const later = await Array.fromAsync(readPopulation(population, 'later'));
  let taken = before?.taken ?? 0;
  return {
    left: () => later.length - taken,
    take: async (count) => {
      const next = later.slice(taken, taken + count);
      if (next.length === 0) throw new Error(`All of ${folder} have come: name an empty folder in --data`);
      taken += next.length;
      await writeNote(noted, { records, taken });
      return next;
    },
  };
}

async function readNote(file: string): Promise<z.infer<typeof note> | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : note.parse(JSON.parse(text));
}

async function writeNote(file: string, noted: z.infer<typeof note>): Promise<void> {
  await writeFile(file, JSON.stringify(noted));
}

async function* first<Value>(count: number, values: AsyncIterable<Value>): AsyncGenerator<Value> {
  let at = 0;
  for await (const each of values) {
    if (at === count) return;
    at += 1;
    yield each;
  }
}
