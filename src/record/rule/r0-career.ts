import { addMonths, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { When } from '../evidence/evidence.ts';
import type { Said } from '../evidence/known-record.ts';
import type { InductionStep, Regulated } from '../facet/regulated.ts';
import type { Finding } from './finding.ts';

/** R0: what somebody who holds a professional status is (domain 1.4): by their induction, and by time without a post. */
export function careerOn(held: Said<PlainDate>, regulated: Regulated, when: When, policy: Policy): Finding {
  const step = regulated.qts === undefined ? undefined : stepOn(regulated, when.on);
  const because = [held.observation, ...(step === undefined ? [] : [step.observation])];
  const confirmed = { confidence: 'confirmed', source: 'trs', rule: 'R0', because } as const;
  switch (step?.status) {
    case 'InProgress':
      return { ...confirmed, code: 'ect_induction' };
    case 'Failed':
    case 'FailedInWales':
      return { ...confirmed, code: 'induction_failed' };
    default: {
      if (when.on >= withoutPostFrom(held, step, policy))
        return { ...confirmed, code: 'qualified_not_in_state_post', confidence: 'inferred', source: 'calendar' };
      return { ...confirmed, code: step?.status === 'Passed' ? 'established_teacher' : 'newly_qualified' };
    }
  }
}

/** Days on which a career turns by itself. */
export function careerDays(regulated: Regulated | undefined, policy: Policy): readonly PlainDate[] {
  if (regulated === undefined) return [];
  const held = [regulated.qts, regulated.eyts].flatMap((said) => (said === undefined ? [] : [said]));
  const steps = regulated.induction.map(({ from }) => from);
  const waits = held.flatMap((said) => [
    withoutPostFrom(said, undefined, policy),
    ...regulated.induction.map((step) => withoutPostFrom(said, step, policy)),
  ]);
  return [...held.map(({ value }) => value), ...steps, ...waits];
}

function stepOn({ induction }: Regulated, on: PlainDate): InductionStep | undefined {
  return induction.findLast(({ from }) => from <= on);
}

/** Without any sign of a post: so long after the status was gained, or after the induction that told of one was passed. */
function withoutPostFrom(held: Said<PlainDate>, step: InductionStep | undefined, policy: Policy): PlainDate {
  const last = step?.status === 'Passed' ? step.from : held.value;
  return addMonths(last, policy.lag.qualifiedNotInPostMonths);
}
