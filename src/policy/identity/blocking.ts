import { z } from 'zod';
import { type BlockingRule, type KeyPart, makings } from '#identity/match/blocking-rule.ts';
import { fieldSchema } from './field.ts';

/** `lastNames/sound`: a field, and what is made of its value; without a slash the value as it is. */
const partSchema = z.string().transform((text, context): KeyPart => {
  if (text === 'names/sorted') return { field: 'names', made: 'sorted' };
  const [name, made = 'whole'] = text.split('/');
  const field = fieldSchema.safeParse(name);
  const making = z.enum(makings).safeParse(made);
  if (field.success && making.success) return { field: field.data, made: making.data };
  context.addIssue({ code: 'custom', message: `no such part of a key: ${text}` });
  return z.NEVER;
});

/** `policy/identity/blocking.yaml`. */
export const blockingSchema = z.strictObject({
  version: z.string().min(1),
  rules: z.array(
    z.strictObject({ name: z.string().min(1), parts: z.array(partSchema).min(1).max(2), atMost: z.int().min(2) }),
  ),
}) satisfies z.ZodType<{ readonly version: string; readonly rules: readonly BlockingRule[] }>;
