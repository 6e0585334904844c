import { z } from 'zod';

const date = z.string().describe('YYYY-MM-DD');
const because = z.array(z.string()).readonly().describe('Ids of observations, or of decisions by hand');

const erased = z.object({ erased: z.string(), by: z.string() }).describe('Gone for good: when, and by which decision');

function list<Item extends z.ZodType>(item: Item): z.ZodReadonly<z.ZodArray<Item>> {
  return z.array(item).readonly();
}

/** The document of a person's record, as the contract shows it. */
export const personRecordSchema = z
  .object({
    person: z.string(),
    validOn: date,
    knownAt: z.string(),
    policy: z.string(),
    status: z.object({
      code: z.string(),
      confidence: z.string(),
      source: z.string(),
      rule: z.string(),
      since: date,
      flags: z.array(z.string()).readonly(),
      because,
      reviewOn: date.nullable(),
    }),
    contact: z.record(
      z.string(),
      z.object({
        value: z.union([z.string(), erased]),
        source: z.string(),
        rule: z.string(),
        verified: z.boolean(),
        because,
      }),
    ),
    attributes: z.record(
      z.string(),
      z.object({
        value: z.union([z.string(), z.number(), erased]),
        source: z.string(),
        confidence: z.string(),
        since: date,
        rule: z.string(),
        because,
      }),
    ),
    episodes: list(
      z.object({
        provider: z.string().nullable(),
        course: z.string().nullable(),
        academicYear: z.number(),
        status: z.string(),
        since: date,
        until: date.nullable(),
        sourceRecords: z.array(z.string()).readonly(),
      }),
    ),
    contradictions: list(
      z.object({
        id: z.string(),
        kind: z.string(),
        sides: list(z.object({ source: z.string(), value: z.string(), because })),
        opened: date,
        due: date,
        owner: z.string(),
        pauses: z.array(z.string()).readonly(),
        state: z.enum(['open', 'resolved']),
        resolution: z
          .object({
            decision: z.string(),
            author: z.string(),
            at: z.string(),
            reason: z.string().nullable(),
            stands: z
              .object({ source: z.string(), value: z.string() })
              .nullable()
              .describe('The side that was found right; null where both are noted'),
          })
          .optional(),
      }),
    ),
    tasks: list(z.object({ id: z.string(), kind: z.string(), due: date, about: z.string() })),
    question: z
      .object({ ask: z.string(), claims: z.array(z.string()).readonly(), from: date.exactOptional(), by: date })
      .nullable(),
    schools: list(
      z.object({
        urn: z.string(),
        name: z.string().nullable(),
        standing: z.string().describe('open, closing, closed, proposed or unknown'),
        closedOn: date.nullable(),
        isListed: z.boolean().describe('False once a complete list of all schools lacked it'),
        trust: z.object({ uid: z.string(), name: z.string().nullable(), joinedOn: date.nullable() }).nullable(),
      }),
    ).describe('The schools that these records name by number, as known then'),
    redirectedFrom: z.string().nullable(),
    sourceRecords: z.array(z.string()).readonly(),
    withheld: z.array(z.string()).readonly().describe('Sections that this client may not read: they are empty here'),
  })
  .readonly();
