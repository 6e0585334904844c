import { z } from 'zod';
import { type Standing, standingRow } from '#connector/trs/person-answer.ts';
import type { RowReading } from '#observation/reading.ts';
import { instantText } from './instant-text.ts';

/** Lines in which a source was asked for one record, and answered without showing it. */

const key = z.union([z.string(), z.number()]).transform(String);
const trn = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{7}$/, 'expected a TRN of 7 digits'));

const candidateAnswer = z.strictObject({
  at: instantText,
  feed: z.literal('apply-candidate'),
  key,
  answer: z.literal(404, { error: 'Apply answers 404 for a candidate out of reach, and nothing else' }),
});

const numbered = { at: instantText, feed: z.literal('trs-person'), key: trn };
const numberAnswer = z.discriminatedUnion(
  'answer',
  [
    z.strictObject({ ...numbered, answer: z.literal(200) }),
    z.strictObject({ ...numbered, answer: z.literal(308), location: trn }),
    z.strictObject({ ...numbered, answer: z.literal(410) }),
  ],
  { error: 'a number of the Teaching Record System stands (200), was merged (308, with its location) or closed (410)' },
);

export const answerLine = z.discriminatedUnion('feed', [candidateAnswer, numberAnswer], {
  error: 'only apply-candidate and trs-person are asked for one record',
});

/** What the answer says of a number; null for a candidate out of reach, which proves nothing. */
export function answeredRow(line: z.infer<typeof answerLine>): RowReading | null {
  return line.feed === 'trs-person' ? standingRow(line.key, standingOf(line), null) : null;
}

function standingOf(line: z.infer<typeof numberAnswer>): Standing {
  return line.answer === 308 ? { answer: 308, location: line.location } : { answer: line.answer };
}
