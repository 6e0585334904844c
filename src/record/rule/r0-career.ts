import { addDays, addMonths, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { type Post, type PostOn, postOn } from '../employment-history.ts';
import type { When } from '../evidence/evidence.ts';
import type { Said } from '../evidence/known-record.ts';
import type { InductionStep, Regulated } from '../facet/regulated.ts';
import type { Finding } from './finding.ts';

/** What a career is judged by: what the regulator holds, and the posts that the pension scheme tells of. */
export type Career = { readonly regulated: Regulated; readonly posts: readonly Post[] };

/** R0: what somebody who holds a professional status is (domain 1.4): by their induction, their posts, and time without one. */
export function careerOn(held: Said<PlainDate>, { regulated, posts }: Career, when: When, policy: Policy): Finding {
  const step = regulated.qts === undefined ? undefined : stepOn(regulated, when.on);
  const because = [held.observation, ...(step === undefined ? [] : [step.observation])];
  const confirmed = { confidence: 'confirmed', source: 'trs', rule: 'R0', because } as const;
  switch (step?.status) {
    case 'InProgress':
      return { ...confirmed, code: 'ect_induction' };
    case 'Failed':
    case 'FailedInWales':
      return { ...confirmed, code: 'induction_failed' };
    case 'Passed':
    case 'Exempt':
      return afterInduction(confirmed, held, step, postOn(posts, when.on), when, policy);
    default:
      return beforeInduction(confirmed, held, postOn(posts, when.on), when, policy);
  }
}

type Confirmed = Omit<Finding, 'code'>;

function afterInduction(
  confirmed: Confirmed,
  held: Said<PlainDate>,
  step: InductionStep,
  { present, before }: PostOn,
  when: When,
  policy: Policy,
): Finding {
  if (present !== undefined) {
    const isBack =
      before !== undefined && addMonths(before.end.on, policy.lag.returnerGapMonths) <= present.start.value;
    const because = [...confirmed.because, present.start.observation];
    return { ...confirmed, code: isBack ? 'returner' : 'established_teacher', because };
  }
  if (before !== undefined) {
    const { isInferred, because } = before.end;
    const said = { ...confirmed, code: 'left_teaching', because: [...confirmed.because, ...because] } as const;
    return isInferred ? { ...said, confidence: 'inferred', source: 'calendar' } : { ...said, source: 'tps' };
  }
  if (when.on >= withoutPostFrom(held, step, policy)) return notInPost(confirmed);
  return { ...confirmed, code: step.status === 'Passed' ? 'established_teacher' : 'newly_qualified' };
}

function beforeInduction(
  confirmed: Confirmed,
  held: Said<PlainDate>,
  { present, before }: PostOn,
  when: When,
  policy: Policy,
): Finding {
  const lastSign = before === undefined ? held.value : before.end.on;
  const waits = present !== undefined || when.on < addMonths(lastSign, policy.lag.qualifiedNotInPostMonths);
  return waits ? { ...confirmed, code: 'newly_qualified' } : notInPost(confirmed);
}

function notInPost(confirmed: Confirmed): Finding {
  return { ...confirmed, code: 'qualified_not_in_state_post', confidence: 'inferred', source: 'calendar' };
}

/** Days on which a career turns by itself. */
export function careerDays(
  regulated: Regulated | undefined,
  posts: readonly Post[],
  policy: Policy,
): readonly PlainDate[] {
  if (regulated === undefined) return [];
  const held = [regulated.qts, regulated.eyts].flatMap((said) => (said === undefined ? [] : [said]));
  if (held.length === 0) return [];
  const steps = regulated.induction.map(({ from }) => from);
  const waits = held.flatMap((said) => [
    addMonths(said.value, policy.lag.qualifiedNotInPostMonths),
    ...regulated.induction.map((step) => withoutPostFrom(said, step, policy)),
  ]);
  const turns = posts.flatMap(({ start, end }) =>
    end === undefined
      ? [start.value]
      : [start.value, addDays(end.on, 1), addMonths(end.on, policy.lag.qualifiedNotInPostMonths)],
  );
  return [...held.map(({ value }) => value), ...steps, ...waits, ...turns];
}

function stepOn({ induction }: Regulated, on: PlainDate): InductionStep | undefined {
  return induction.findLast(({ from }) => from <= on);
}

/** Without any sign of a post: so long after the status was gained, or after the induction that told of one was passed. */
function withoutPostFrom(held: Said<PlainDate>, step: InductionStep, policy: Policy): PlainDate {
  const last = step.status === 'Passed' ? step.from : held.value;
  return addMonths(last, policy.lag.qualifiedNotInPostMonths);
}
