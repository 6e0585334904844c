import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { isInstant } from '#kernel/instant.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import {
  consentChannels,
  type Decided,
  type Decision,
  type NewDecision,
  refusablePurposes,
  rights,
  rightsOutcomes,
} from '#record/evidence/decision.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';
import { instantFromJson } from './said.ts';

/** What is decided by hand, tied to the source records that it names. */
export async function addDecisions(
  { client, recordedAt }: PageTransaction,
  decisions: readonly NewDecision[],
): Promise<void> {
  const about = decisions.flatMap((decision) => decision.about.map((ref) => ({ ref, decision: decision.id })));
  await Promise.all([
    client.query({
      name: 'add-decisions-by-hand',
      text: `insert into decision (id, kind, rule, author, reason, detail, recorded_from)
             select id, kind, 'by hand', author, reason, detail, $1 from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
               as each (id, kind, author, reason, detail)`,
      values: [
        recordedAt,
        decisions.map((each) => each.id),
        decisions.map((each) => each.kind),
        decisions.map((each) => each.author),
        decisions.map((each) => each.reason),
        decisions.map((each) => JSON.stringify(each.detail)),
      ],
    }),
    client.query({
      name: 'add-decision-records',
      text: `insert into decision_record (feed, record_key, decision_id)
             select * from unnest($1::text[], $2::text[], $3::uuid[]) on conflict do nothing`,
      values: [
        about.map(({ ref }) => ref.feed),
        about.map(({ ref }) => ref.key),
        about.map(({ decision }) => decision),
      ],
    }),
  ]);
}

/** For `wanted` (feed, record_key): what was ever decided by hand about these records, as one JSON list. */
export const decidedOfWanted = `
  select json_agg(json_build_array(wanted.feed, wanted.record_key, told.id, told.kind, told.author, told.reason, told.detail, told.recorded_from))
  from wanted cross join lateral (
    select decision.* from decision_record join decision on decision.id = decision_id
    where decision_record.feed = wanted.feed and decision_record.record_key = wanted.record_key
      and kind in ('deceased', 'contact_by_hand', 'consent', 'rights', 'resolve', 'reopen', 'rights_answer', 'erase') offset 0) as told`;

export type DecidedRow = [string, string, string, string, string, string | null, unknown, string];

/** What was ever decided by hand about some records; a decision about several of them comes once. */
export async function readDecisions(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<readonly Decision[]> {
  const { rows } = await client.query<{ decided: readonly DecidedRow[] | null }>({
    name: 'read-decisions-by-hand',
    text: `with wanted as (select * from unnest($1::text[], $2::text[]) as each (feed, record_key)) select (${decidedOfWanted}) as decided`,
    values: [refs.map((ref) => ref.feed), refs.map((ref) => ref.key)],
  });
  return toDecisions(rows[0]?.decided ?? []);
}

export function toDecisions(rows: readonly DecidedRow[]): readonly Decision[] {
  const byId = Map.groupBy(rows, ([, , id]) => id);
  return [...byId].flatMap(([id, named]) => {
    const about = named.map(([feed, key]) => ({ feed: readFeed(feed), key }));
    return named.slice(0, 1).map(([, , , kind, author, reason, detail, recordedFrom]) => ({
      ...readDecided(kind, detail),
      id,
      author,
      reason,
      recordedFrom: instantFromJson(recordedFrom),
      about,
    }));
  });
}

const at = z.string().refine(isInstant);
const decided = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deceased'),
    detail: z.strictObject({ at, on: z.string().refine(isPlainDate).nullable() }),
  }),
  z.object({ kind: z.literal('contact_by_hand'), detail: z.strictObject({ at }) }),
  z.object({
    kind: z.literal('resolve'),
    detail: z.strictObject({
      at,
      contradiction: z.string(),
      words: z.array(z.string()),
      stands: z.array(z.string()).nullable().default(null),
    }),
  }),
  z.object({ kind: z.literal('reopen'), detail: z.strictObject({ at, resolution: z.string() }) }),
  z.object({
    kind: z.literal('consent'),
    detail: z.strictObject({
      at,
      change: z.enum(['stop', 'start']),
      purpose: z.enum(refusablePurposes),
      channel: z.enum(consentChannels),
    }),
  }),
  z.object({ kind: z.literal('rights'), detail: z.strictObject({ at, right: z.enum(rights) }) }),
  z.object({
    kind: z.literal('rights_answer'),
    detail: z.strictObject({ at, request: z.string(), outcome: z.enum(rightsOutcomes) }),
  }),
  z.object({
    kind: z.literal('erase'),
    detail: z.strictObject({
      at,
      request: z.string().nullable(),
      kept: z.record(z.string(), z.array(z.string())),
      anew: z.record(z.string(), z.string()),
      gone: z.strictObject({ contact: z.array(z.string()), attributes: z.array(z.string()) }),
    }),
  }),
]);

function readDecided(kind: string, detail: unknown): Decided {
  const read = decided.safeParse({ kind, detail });
  if (!read.success) throw new Error(`The database gave a decision that cannot be read, of kind ${kind}`);
  return read.data;
}
