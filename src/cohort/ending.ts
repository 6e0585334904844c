import { assertNever } from '#kernel/assert-never.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { DecidedEnding, PersonDecisions } from '#record/person-decisions.ts';
import type { StatusCode } from '#source/status.ts';
import { type Choice, choicesOn } from './choice.ts';
import type { PersonDay } from './person-day.ts';
import { isOnRoute } from './predicate.ts';
import type { EndedReason } from './reason.ts';
import { registerRouteOn } from './register-route.ts';

export type Ending = { readonly reason: EndedReason; readonly because: readonly string[] };

/**
 * What ends a membership on a day: a decision, the person's headline at any confidence but disputed, the choice that
 * moved to another cycle, or a route in Register outside the cohort. Nothing else does: not a pause, not another provider.
 */
export function endingOn(
  day: PersonDay,
  counted: Choice,
  cohort: Cohort,
  decisions: PersonDecisions,
): Ending | undefined {
  return (
    decisions.endings.find((ending) => holdsOn(ending, day.on)) ??
    endingByHeadline(counted, day) ??
    endingByMove(counted, day.on, cohort) ??
    endingByRoute(day, cohort)
  );
}

function holdsOn({ on, until }: DecidedEnding, day: PlainDate): boolean {
  return on <= day && (until === null || day < until);
}

function endingByHeadline(counted: Choice, day: PersonDay): Ending | undefined {
  const { finding, episode } = day.headline();
  if (finding.confidence === 'disputed') return undefined;
  const because = finding.because;
  switch (meaningOf(finding.code)) {
    case 'closed': {
      const status = choicesOn([counted.application], day.on)[0]?.step.status;
      return { reason: status === 'conditions_not_met' ? 'conditions_reopened' : 'apply_withdrawn', because };
    }
    case 'deferred':
      return { reason: 'offer_deferred', because };
    case 'pending':
      return { reason: 'conditions_reopened', because };
    case 'not started': {
      // R6, R7 and a record that is gone: nobody said so, Register just does not know them.
      const isGone = finding.rule === 'R0' && episode?.registration?.gone !== undefined;
      const isAbsent = finding.rule === 'R6' || finding.rule === 'R7' || isGone;
      return { reason: isAbsent ? 'not_registered' : 'did_not_start', because };
    }
    case 'left':
      return { reason: 'withdrawn', because };
    case 'goes on':
      return undefined;
  }
}

/** What a headline means for a membership. */
function meaningOf(code: StatusCode): 'closed' | 'deferred' | 'pending' | 'not started' | 'left' | 'goes on' {
  switch (code) {
    case 'application_closed':
      return 'closed';
    case 'offer_deferred':
    case 'start_deferred':
      return 'deferred';
    case 'accepted_conditions_pending':
      return 'pending';
    case 'did_not_start':
      return 'not started';
    case 'withdrawn':
      return 'left';
    case 'enquirer':
    case 'applicant_drafting':
    case 'applicant_submitted':
    case 'offer_held':
    case 'recruited':
    case 'registered_not_started':
    case 'start_unconfirmed':
    case 'in_training':
    case 'training_paused':
    case 'outcome_submitted':
    case 'newly_qualified':
    case 'first_post_agreed':
    case 'ect_induction':
    case 'induction_failed':
    case 'established_teacher':
    case 'qualified_not_in_state_post':
    case 'left_teaching':
    case 'returner':
    case 'record_closed':
    case 'unknown':
      return 'goes on';
    default:
      return assertNever(code);
  }
}

/** A place that is taken up in another cycle was deferred, also where Apply never said the word. */
function endingByMove(counted: Choice, on: PlainDate, { who }: Cohort): Ending | undefined {
  const step = choicesOn([counted.application], on)[0]?.step;
  return step === undefined || step.cycle === null || step.cycle === who.cycle
    ? undefined
    : { reason: 'offer_deferred', because: step.because };
}

function endingByRoute({ view, on }: PersonDay, { who }: Cohort): Ending | undefined {
  const route = registerRouteOn(view, who.academicYear, on);
  return route === undefined || isOnRoute(route.terms, who)
    ? undefined
    : { reason: 'moved_route', because: [route.because] };
}
