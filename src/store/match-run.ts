import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Kept, MatchCheck, ShadowRun } from '#identity/check/match-run.ts';
import { pairCauses } from '#identity/check/pair-difference.ts';
import { isFeed } from '#source/feed.ts';
import { readInstant } from './row.ts';

/** Keeps the outcome of a check, or of a model in the shadow, as of now. */
export async function saveMatchRun(
  pool: Pool,
  kept: { readonly kind: 'check'; readonly run: MatchCheck } | { readonly kind: 'shadow'; readonly run: ShadowRun },
): Promise<void> {
  const { model, thresholds, seconds, people, records, pairs, ...outcome } = kept.run;
  await pool.query({
    name: 'save-match-run',
    text: `insert into match_run (id, kind, model_version, thresholds, at, seconds, people, records, pairs, outcome)
           values ($1, $2, $3, $4, clock_now(), $5, $6, $7, $8, $9)`,
    values: [newId(), kept.kind, model, thresholds, seconds, people, records, pairs, outcome],
  });
}

export async function readLastCheck(pool: Pool): Promise<Kept<MatchCheck> | null> {
  const [row] = await readLatest(pool, 'check', 1, null);
  return row === undefined ? null : { ...common(row), ...checkOutcome.parse(row.outcome) };
}

/** Models that ran in the shadow, the newest first; only that one where it is named. */
export async function readShadowRuns(
  pool: Pool,
  most: number,
  model: string | null = null,
): Promise<readonly Kept<ShadowRun>[]> {
  const rows = await readLatest(pool, 'shadow', most, model);
  return rows.map((row) => ({ ...common(row), ...shadowOutcome.parse(row.outcome) }));
}

async function readLatest(
  pool: Pool,
  kind: 'check' | 'shadow',
  most: number,
  model: string | null,
): Promise<readonly RunRow[]> {
  const { rows } = await pool.query<RunRow>({
    name: 'read-match-runs',
    text: `select model_version, thresholds, at, seconds, people, records, pairs, outcome from match_run
           where kind = $1 and ($3::text is null or model_version = $3) order by at desc, id desc limit $2`,
    values: [kind, most, model],
  });
  return rows;
}

type RunRow = {
  readonly model_version: string;
  readonly thresholds: unknown;
  readonly at: string;
  readonly seconds: number;
  readonly people: number;
  readonly records: number;
  readonly pairs: number;
  readonly outcome: unknown;
};

function common({ model_version: model, thresholds, at, seconds, people, records, pairs }: RunRow) {
  return {
    model,
    thresholds: thresholdNumbers.parse(thresholds),
    at: readInstant(at),
    seconds,
    people,
    records,
    pairs,
  };
}

/** What was kept comes back as it was written; anything else is a bug and throws. */
const thresholdNumbers = z.object({
  automaticBits: z.number(),
  reviewBits: z.number(),
  closeSecondBits: z.number(),
  loudestBits: z.number(),
  mostRecords: z.number(),
  askAbout: z.array(z.string().refine(isFeed)),
});
const differences = z.object({
  together: z.number(),
  apart: z.number(),
  ask: z.number(),
  unasked: z.number(),
  moved: z.number(),
});
const checkOutcome = z.object({
  differences,
  pairDifferences: z.partialRecord(z.enum(pairCauses), z.number()),
  filed: z.number(),
  hot: z.array(
    z.object({
      rule: z.string(),
      atMost: z.number(),
      keys: z.number(),
      records: z.number(),
      worst: z.array(z.object({ key: z.string(), records: z.number() })),
    }),
  ),
});
const shadowOutcome = z.object({
  differences,
  moves: z.array(
    z.object({
      kind: z.enum(['together', 'apart', 'ask', 'unasked']),
      groups: z.array(z.array(z.string())),
      people: z.array(z.string()),
      bits: z.number().nullable(),
    }),
  ),
});
