import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Instant } from '#kernel/instant.ts';
import type { ChangeTally } from '#record/change-tally.ts';
import { readInstant } from './row.ts';

/** A diff as it is kept: which texts, of which day, and what would have changed. */
export type KeptDiff = ChangeTally & {
  readonly from: string;
  readonly to: string;
  readonly validOn: string;
  readonly people: number;
  readonly seconds: number;
};

export async function savePolicyDiff(pool: Pool, diff: KeptDiff): Promise<void> {
  const { from, to, people, seconds, ...outcome } = diff;
  await pool.query(
    `insert into policy_diff (id, made_at, from_version, to_version, people, seconds, outcome)
     values ($1, clock_now(), $2, $3, $4, $5, $6)`,
    [newId(), from, to, people, seconds, outcome],
  );
}

/** The last diff that anybody made, and when; null while there is none. */
export async function readLastPolicyDiff(pool: Pool): Promise<(KeptDiff & { readonly madeAt: Instant }) | null> {
  const { rows } = await pool.query(
    `select made_at, from_version as "from", to_version as "to", people, seconds, outcome
     from policy_diff order by made_at desc, id desc limit 1`,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { made_at: madeAt, outcome, ...diff } = row;
  return { ...diff, ...outcomeOf.parse(outcome), madeAt: readInstant(madeAt) };
}

const outcomeOf = z.object({
  validOn: z.string(),
  changed: z.number(),
  changes: z.array(
    z.object({
      answer: z.string(),
      from: z.string(),
      to: z.string(),
      people: z.number(),
      examples: z.array(z.string()),
    }),
  ),
});
