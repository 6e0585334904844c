import { z } from 'zod';
import type { Window } from './window.ts';

const authoritySource = z.enum([
  'trs',
  'register',
  'register-independent',
  'apply',
  'publish',
  'git',
  'tps',
  'self',
  'calendar',
]);
const line = z.strictObject({ sources: z.array(authoritySource).min(1), because: z.string().min(1) });

/** The attributes that the authority text decides today. */
export const decidedAttributes = [
  'trn',
  'legal_name',
  'preferred_name',
  'date_of_birth',
  'course',
  'subject',
  'provider',
  'accredited_provider',
  'route',
  'placement',
  'start_date',
  'expected_end',
  'academic_year',
  'qts',
  'eyts',
  'induction',
  'employment_school',
  'one_login',
  'professional_status',
  'training_country',
] as const;
export type DecidedAttribute = (typeof decidedAttributes)[number];

const byWindow = z.strictObject({
  any: line,
  W0: line.optional(),
  W1: line.optional(),
  W2: line.optional(),
  W3: line.optional(),
  W4: line.optional(),
  W6: line.optional(),
});
export const authoritySchema = z.record(z.enum(decidedAttributes), byWindow);

/** `policy/authority.yaml`, parsed. */
export type Authority = z.infer<typeof authoritySchema>;
export type AuthoritySource = z.infer<typeof authoritySource>;

/** Whose word counts for an attribute in a window, in order. */
export function sourcesFor(
  authority: Authority,
  attribute: DecidedAttribute,
  window: Window,
): readonly AuthoritySource[] {
  const lines = authority[attribute];
  return (lines[window] ?? lines.any).sources;
}
