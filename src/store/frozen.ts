import { z } from 'zod';
import { pairCauses } from '#identity/check/pair-difference.ts';
import type { FrozenEvidence, TaskEvent } from '#identity/review-task.ts';
import type { Json } from '#kernel/json.ts';
import { instantFromJson } from './said.ts';

/** What a task keeps comes back as it was written; anything else is a bug and throws. */

const json: z.ZodType<Json> = z.json();

const frozen = z.object({
  tie: z.object({ kind: z.string(), value: z.string() }),
  records: z.array(
    z.object({
      record: z.string(),
      part: z.number(),
      said: z.array(z.object({ attribute: z.string(), value: z.string() })),
    }),
  ),
  more: z.number(),
  score: json.optional(),
  cause: z.enum(pairCauses).optional(),
});

const event = z.object({
  kind: z.enum(['opened', 'deferred', 'asked', 'proposed', 'decided', 'moot', 'reopened']),
  author: z.string(),
  reason: z.string().nullable(),
  detail: z.looseObject({ until: z.string().optional() }),
  decision: z.string().nullable(),
  recordedFrom: z.string(),
});

export function readFrozen(value: unknown): FrozenEvidence {
  const { score, cause, ...evidence } = frozen.parse(value);
  return { ...evidence, ...(score === undefined ? {} : { score }), ...(cause === undefined ? {} : { cause }) };
}

export function readTaskEvents(value: unknown): readonly (TaskEvent & { readonly until: string | null })[] {
  return z
    .array(event)
    .parse(value ?? [])
    .map(({ detail, recordedFrom, ...each }) => ({
      ...each,
      detail: {},
      until: detail.until ?? null,
      recordedFrom: instantFromJson(recordedFrom),
    }));
}
