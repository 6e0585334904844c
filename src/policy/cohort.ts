import { z } from 'zod';
import { isPlainDate } from '#kernel/plain-date.ts';
import { statusCodes } from '#source/status.ts';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a month and day, MM-DD');
const day = z.string().refine(isPlainDate, 'a real date, YYYY-MM-DD');
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a short word in small letters');

/** What a cohort is drawn apart by. */
export const stratumParts = ['provider_type', 'subject', 'start_term'] as const;
export type StratumPart = (typeof stratumParts)[number];

const who = z.strictObject({
  cycle: z.int(),
  level: z.enum(['primary', 'secondary', 'further_education']),
  funding: z.enum(['fee', 'salary', 'apprenticeship']),
  degree: z.enum(['postgraduate', 'undergraduate']),
  academicYear: z.int(),
  statuses: z.array(z.enum(statusCodes)).min(1),
  contact: z.array(z.enum(['email', 'phone', 'address'])).min(1),
  /** No feed tells of sign-ins yet: the only answer so far. */
  signedIn: z.literal('not_asked'),
});

const draw = z.strictObject({
  size: z.int().positive(),
  seed: z.string().min(1),
  holdOut: z.number().min(0).lt(1),
  days: z
    .array(day)
    .min(1)
    .refine(
      (days) => days.every((each, index) => index === 0 || each > (days[index - 1] ?? '')),
      'later and later days',
    ),
});

export const cohortSchema = z.strictObject({
  version: z.string(),
  name,
  about: z.string().min(1),
  who,
  strata: z.array(z.enum(stratumParts)),
  startTerms: z.record(z.string(), monthDay).refine((terms) => Object.keys(terms).length > 0, 'at least one term'),
  draw,
  experiment: z.strictObject({ name, arms: z.array(z.string().min(1)).min(1) }),
});

/** One file of `policy/cohort/`, parsed. */
export type Cohort = z.infer<typeof cohortSchema>;
