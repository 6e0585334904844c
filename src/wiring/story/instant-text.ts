import { z } from 'zod';
import { type Instant, parseInstant } from '#kernel/instant.ts';

/** A moment as a story writes it: ISO 8601 with a zone. */
export const instantText = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue(`${text} is not an instant`);
  return z.NEVER;
});
