import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel/json.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';

/**
 * Names the texts on which a standing hangs: who the cohort is for, and the policies of the record. Not the draw: another
 * size or seed draws from the same standings.
 */
export function textHashOf(policy: Policy, cohort: Cohort): string {
  const { calendar, lag, contact } = policy;
  const { who, strata, startTerms } = cohort;
  const texts = JSON.parse(JSON.stringify({ calendar, lag, contact, who, strata, startTerms }));
  return createHash('sha256').update(canonicalJson(texts)).digest('hex').slice(0, 16);
}
