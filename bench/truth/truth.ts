import { join } from 'node:path';
import { z } from 'zod';
import { readHoldings } from '#store/holding.ts';
import { startChild } from '../child/child.ts';
import { openDataFolder } from '../data-folder.ts';
import { rounded } from '../percentile.ts';
import { readSetting, type Setting } from '../setting.ts';
import { liveEngland } from './lived-england.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';
import { lastDay } from './week.ts';

export type TruthAsked = {
  readonly people: number;
  readonly seed: number;
  readonly year: number;
  /** Which awkwardnesses of the sources are set: `all`, `none`, names, or `all,-name`. */
  readonly traps: string;
  readonly dataDirectory: string | undefined;
};

export type MeasuredTruth = Setting &
  Tally & {
    readonly name: 'truth';
    readonly people: number;
    readonly seed: number;
    readonly year: number;
    readonly traps: string;
    /** Versions of source records that were landed. */
    readonly rows: number;
    readonly replaySeconds: number;
    readonly markingSeconds: number;
  };

const processes = 2;

/** Replays made-up England into a database of its own, and marks every week's answers by the witness. */
export async function measureTruth(asked: TruthAsked): Promise<MeasuredTruth> {
  const { people, seed, year, traps } = asked;
  await using folder = await openDataFolder(asked.dataDirectory);
  const began = performance.now();
  await using lived = await liveEngland({ people, seed, traps }, folder.path, lastDay(year), showDay);
  const replayed = performance.now();
  const parts = Array.from({ length: processes }, (_, part) => part);
  const tallies = await Promise.all(
    parts.map((part) => markPart({ dataDirectory: folder.path, url: lived.url, year, part, parts: processes })),
  );
  return {
    name: 'truth',
    ...{ people, seed, year, traps, rows: (await readHoldings(lived.system.database.pool)).versions },
    ...tallies.reduce(addTallies, emptyTally),
    replaySeconds: rounded((replayed - began) / 1000),
    markingSeconds: rounded((performance.now() - replayed) / 1000),
    ...(await readSetting(lived.system.database.pool)),
  };
}

async function markPart(words: Readonly<Record<string, unknown>>): Promise<Tally> {
  await using marker = await startChild(join(import.meta.dirname, 'marker.ts'), [JSON.stringify(words)]);
  return tally.parse(await marker.ask(null));
}

function showDay(day: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${day}`);
}

const counts = z.object({ right: z.number(), unknown: z.number(), wrong_said: z.number(), wrong_unsaid: z.number() });
const both = z.object({ status: counts, email: counts });
const miss = z.object({
  about: z.enum(['status', 'email']),
  verdict: z.enum(['right', 'unknown', 'wrong_said', 'wrong_unsaid']),
  rule: z.string(),
  truth: z.string(),
  ours: z.string(),
  held: z.string(),
  answers: z.number(),
  people: z.number(),
  example: z.object({
    key: z.string(),
    on: z.string(),
    truth: z.string(),
    ours: z.string(),
    confidence: z.string(),
    because: z.string(),
  }),
});
const tally = z.object({
  moments: z.record(z.string(), z.record(z.string(), both)),
  splits: z.record(z.string(), z.record(z.string(), both)),
  misses: z.record(z.string(), miss),
  unheard: z.record(z.string(), z.number()),
  split: z.record(z.string(), z.number()),
});
