import { z } from 'zod';
import { feeds } from '#source/feed.ts';

const attribute = z.string().regex(/^[a-z][a-z0-9_]*$/, 'an attribute of the feed');

const kept = z.strictObject({
  feed: z.enum(feeds),
  /** Only of a record that says it. */
  ifSays: attribute.optional(),
  attributes: z.array(attribute).min(1),
  /** Told to the person in these words. */
  why: z.string().min(1),
});

export const retentionSchema = z.strictObject({
  answerWithinDays: z.int().positive(),
  keeps: z.array(kept),
  anew: z.partialRecord(
    z.enum(feeds),
    z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z_]+)?$/, 'asserted_at, an attribute, or a member of one'),
  ),
});

/** `policy/retention.yaml`, parsed. */
export type Retention = z.infer<typeof retentionSchema>;
