import { z } from 'zod';
import { claimKinds } from '#source/claim-kind.ts';

const days = z.int().positive();

export const contradictionKinds = [
  'outcome_mismatch',
  'apply_against_register',
  'record_vanished',
  'claim_against_official',
  'overlap',
  'trn_conflict',
  'attribute_mismatch',
] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

export const lagSchema = z.strictObject({
  freshness: z.strictObject({ W0: days, W1: days, W2: days, W3: days, W4: days, W6: days }),
  claimExpiry: z.record(z.enum(claimKinds), z.union([days, z.literal('never')])),
  claimLag: z.strictObject({ paused: days, withdrew: days }),
  outcomeLagDays: days,
  overdueDays: days,
  trnPendingDays: days,
  lateTaskWorkingDays: days,
  mismatch: z.strictObject({ date_of_birth: z.array(z.enum(['trs', 'register', 'apply'])).min(1) }),
  qualifiedNotInPostMonths: z.int().positive(),
  returnerGapMonths: z.int().positive(),
  employmentEndsAfterMonths: z.int().positive(),
  contradiction: z.record(
    z.enum(contradictionKinds),
    z.strictObject({ owner: z.enum(['provider', 'support']), dueWorkingDays: days, pauses: z.array(z.string()) }),
  ),
});

/** `policy/lag.yaml`, parsed. */
export type Lag = z.infer<typeof lagSchema>;
