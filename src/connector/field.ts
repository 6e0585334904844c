import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { isOfOurTime, parsePlainDate } from '#kernel/plain-date.ts';
import type { QuarantineProblem } from '#observation/reading.ts';

/** Field shapes that the contracts share; each says in words what it expects, for whoever reads the quarantine. */

/** Longer than any honest value, and short enough for every index. */
const longest = 500;

/** A list that came as one text; each of its parts is a value. */
export const listText = z
  .string({ error: 'text' })
  .refine(
    (value) => value.split(/[;,|\n]/).every((part) => part.length <= longest),
    rule('too_large', `parts of at most ${longest} characters`),
  );

export const text = z
  .string({ error: 'text' })
  .refine((value) => value.length <= longest, rule('too_large', `text of at most ${longest} characters`));
export const wholeNumber = z.int({ error: 'a whole number' });

export const filledText = text.refine((value) => value.trim() !== '', rule('missing_field', 'text that is not empty'));

export const dateText = text.refine(
  (value) => isDayOfOurTime(value) && isDateOrInstant(value),
  rule('impossible_date', 'a real date of our time, YYYY-MM-DD'),
);

export const instantText = text.refine(
  (value) => isDayOfOurTime(value) && parseInstant(value) !== undefined,
  rule('impossible_date', 'a real moment of our time, ISO 8601 with a zone'),
);

export const email = text
  .refine((value) => value.trim() !== '', rule('missing_field', 'an email address'))
  .refine(
    (value) => value.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()),
    rule('wrong_type', 'an email address'),
  );

export const trn = text.refine((value) => /^\d{7}$/.test(value), rule('invalid_identifier', 'a TRN of 7 digits'));

export const urn = text.refine((value) => /^\d{6}$/.test(value), rule('invalid_identifier', 'a URN of 6 digits'));

/** What a person typed at length. */
export const freeText = z
  .string({ error: 'text' })
  .refine((value) => value.length <= 4000, rule('too_large', 'text of at most 4000 characters'));

export const ukprn = text.refine((value) => /^\d{8}$/.test(value), rule('invalid_identifier', 'a UKPRN of 8 digits'));

/** The rule's words and kind travel in the issue, to become the message that a steward reads. */
function rule(problem: QuarantineProblem, expected: string): { error: string; params: { problem: QuarantineProblem } } {
  return { error: expected, params: { problem } };
}

function isDayOfOurTime(value: string): boolean {
  const date = parsePlainDate(value.slice(0, 10));
  return date !== undefined && isOfOurTime(date);
}

function isDateOrInstant(value: string): boolean {
  return value.length === 10 || parseInstant(value) !== undefined;
}
