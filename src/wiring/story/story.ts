import { parseDocument } from 'yaml';
import { z } from 'zod';
import { endedReasons, neverReasons } from '#cohort/reason.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { isFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { answerLine } from './answer-line.ts';
import {
  consentLine,
  type DecisionLine,
  decisionLine,
  type LinkLine,
  type ResolveLine,
  rightsLine,
  stewardLine,
} from './decision-line.ts';
import { instantText } from './instant-text.ts';

const at = instantText;
const date = z.string().refine(isPlainDate, 'expected a date, YYYY-MM-DD');
const feed = z.string().refine(isFeed, { error: ({ input }) => `no connector reads ${String(input)} yet` });
const ref = z.string().refine((text) => parseRef(text) !== undefined, {
  error: ({ input }) => `${String(input)} names no record of a feed that is read`,
});
const key = z.union([z.string(), z.number()]).transform(String);
const fields = z.record(z.string(), z.unknown());

const saidRow = z.strictObject({ at, feed, key, row: fields, channel: z.string().optional() });
const complete = z.strictObject({
  at,
  complete: feed,
  scope: z.strictObject({ ukprn: z.string() }).optional(),
  keys: z.array(key),
});
const stopped = z.strictObject({ stopped: feed, until: at, at });
const run = z.strictObject({ at, run: feed, outcome: z.enum(['failed', 'partial']), scope: fields.optional() });

/** One line of what was said; the word that it holds tells its kind. */
const line = z.unknown().transform((value, context): Line => {
  const parsed = parseLine(value);
  if (parsed.ok) return parsed.value;
  for (const message of parsed.problem) context.addIssue(message);
  return z.NEVER;
});

export type SaidRow = z.infer<typeof saidRow> & { readonly kind: 'row' };
export type CompleteLine = z.infer<typeof complete> & { readonly kind: 'complete' };
export type StoppedLine = z.infer<typeof stopped> & { readonly kind: 'stopped' };
export type RunLine = z.infer<typeof run> & { readonly kind: 'run' };
export type AnswerLine = z.infer<typeof answerLine> & { readonly kind: 'answer' };
export type Line = SaidRow | CompleteLine | StoppedLine | RunLine | AnswerLine | DecisionLine | LinkLine | ResolveLine;

function parseLine(value: unknown): Result<Line, readonly string[]> {
  const has = (name: string): boolean => typeof value === 'object' && value !== null && name in value;
  const read = <Data>(schema: z.ZodType<Data>, of: (data: Data) => Line): Result<Line, readonly string[]> => {
    const parsed = schema.safeParse(value);
    return parsed.success
      ? ok(of(parsed.data))
      : fail(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  };
  if (has('row')) return read(saidRow, (data) => ({ kind: 'row', ...data }));
  if (has('complete')) return read(complete, (data) => ({ kind: 'complete', ...data }));
  if (has('stopped')) return read(stopped, (data) => ({ kind: 'stopped', ...data }));
  if (has('run')) return read(run, (data) => ({ kind: 'run', ...data }));
  if (has('answer')) return read(answerLine, (data) => ({ kind: 'answer', ...data }));
  if (has('steward')) return read(stewardLine, decisionLine);
  if (has('consent')) return read(consentLine, decisionLine);
  if (has('rights')) return read(rightsLine, decisionLine);
  return fail([`this kind of line cannot be played yet: ${Object.keys(Object(value)).join(', ')}`]);
}

const expectation = z.strictObject({
  at,
  who: ref,
  on: date.optional(),
  absent: z.boolean().optional(),
  status: z.string().optional(),
  confidence: z.string().optional(),
  source: z.string().optional(),
  since: date.optional(),
  rule: z.string().optional(),
  flags: z.array(z.string()).optional(),
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  episodes: z.number().optional(),
  /** Of a record of a list (a school, a job): whether it still stood in it. */
  listed: z.boolean().optional(),
  /** By URN: what the lists of schools said of a school that the person's records name. */
  schools: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().nullable().optional(),
        standing: z.string().optional(),
        listed: z.boolean().optional(),
        trust: z.string().nullable().optional(),
      }),
    )
    .optional(),
  same_as: z.array(ref).optional(),
  not_same_as: z.array(ref).optional(),
  redirects_to: ref.optional(),
  /** What was decided of whose the records are, by its kinds in their order. */
  decided: z.array(z.string()).optional(),
  contradictions: z.array(z.string()).optional(),
  tasks: z.array(z.string()).optional(),
  /** Whom to ask what, from and by which day; null where nothing needs asking. */
  question: z
    .strictObject({
      ask: z.enum(['person', 'provider']).optional(),
      claims: z.array(z.string()).optional(),
      from: date.nullable().optional(),
      by: date.optional(),
    })
    .nullable()
    .optional(),
  attribute: z
    .record(
      z.string(),
      z.strictObject({
        value: z.unknown().optional(),
        source: z.string().optional(),
        confidence: z.string().optional(),
      }),
    )
    .optional(),
  cohort: z
    .strictObject({
      name: z.string().default('first'),
      member: z.boolean().optional(),
      reason: z
        .enum([...neverReasons, ...endedReasons])
        .nullable()
        .optional(),
      ended: date.nullable().optional(),
      wave: z.number().nullable().optional(),
      arm: z.string().nullable().optional(),
    })
    .optional(),
});
export type Expectation = z.infer<typeof expectation>;

/** Ours beside the format that others share: some reasons only show where fewer are drawn than the text says. */
const draw = z.record(
  z.string(),
  z.strictObject({ size: z.int().positive().exactOptional(), holdOut: z.number().min(0).lt(1).exactOptional() }),
);

const story = z.strictObject({
  scenario: z.string(),
  draw: draw.optional(),
  said: z.array(line),
  expect: z.array(expectation),
});
export type Story = z.infer<typeof story>;

/** @returns the story, or what in the file cannot be read or played, each with its place */
export function parseStory(text: string): Result<Story, readonly string[]> {
  const read = parseDocument(text);
  if (read.errors.length > 0) return fail(read.errors.map((error) => error.message));
  const parsed = story.safeParse(read.toJS());
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`));
}
