import { z } from 'zod';

/**
 * One file: a first line that says what it is, then a line of JSON for each part, each table's line followed by its rows
 * (as COPY writes them, compressed, in frames that name their length; an empty frame ends them), and last a digest of
 * everything before. So it is written and read in one go, in flat memory, and whoever altered or cut it is found out.
 */
export const firstLine = 'teacher-success-backup 1\n';

export const digestLength = 32;
export const frameHead = 4;
/** Far above what is written, so that a length that a fault made up is refused and not waited for. */
export const longestFrame = 16_777_216;
export const longestLine = 1_048_576;

/** Before the tables: under which migrations they were written, when, and the last instant that they know. */
export const headPart = z.strictObject({
  part: z.literal('head'),
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })).readonly(),
  madeAt: z.string(),
  knownAt: z.string().nullable(),
});

export const tablePart = z.strictObject({
  part: z.literal('table'),
  name: z.string(),
  columns: z.array(z.string()).readonly(),
});

/** After the tables: how many rows each had. */
export const tailPart = z.strictObject({ part: z.literal('tail'), rows: z.record(z.string(), z.int()) });

export const parts = z.discriminatedUnion('part', [headPart, tablePart, tailPart]);

export type Head = z.infer<typeof headPart>;
export type TablePart = z.infer<typeof tablePart>;
export type Tail = z.infer<typeof tailPart>;
