import { z } from 'zod';
import type { Field } from '#identity/features.ts';

/** The name of a field of `Features`, `others.<name>` among them. */
export const fieldSchema = z.custom<Field>(
  (value) => typeof value === 'string' && (fields.has(value) || /^others\.[a-z][a-zA-Z0-9_-]*$/.test(value)),
  { message: 'must name a field of what matching knows, such as lastNames or others.town' },
);

const fields: ReadonlySet<string> = new Set([
  'firstNames',
  'middleNames',
  'lastNames',
  'datesOfBirth',
  'emails',
  'postcodes',
  'phones',
  'nationalInsuranceNumber',
  'trn',
] satisfies readonly Field[]);
