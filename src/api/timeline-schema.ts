import { z } from 'zod';

const held = z
  .object({
    value: z.union([z.string(), z.number()]),
    source: z.string(),
    confidence: z.string().nullable(),
    rule: z.string(),
    because: z.array(z.string()).readonly(),
  })
  .nullable();

/** A person's attributes and ways to reach them in both times. */
export const timelinesSchema = z.object({
  person: z.string(),
  validOn: z.string(),
  knownAt: z.string(),
  held: z
    .record(z.string(), z.array(z.object({ from: z.string(), until: z.string().nullable(), held })).readonly())
    .describe('Over valid time, as known at knownAt: `until` is the first day of the next span'),
  believed: z
    .record(z.string(), z.array(z.object({ knownFrom: z.string(), held })).readonly())
    .describe('Of the day validOn: what was held from each instant at which that changed'),
});
