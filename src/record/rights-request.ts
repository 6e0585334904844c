import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import type { Decision, Right, RightsAnswer } from './evidence/decision.ts';

export type RightsOutcome = RightsAnswer['outcome'];

/** What somebody asked for as of right, and what came of it. */
export type RightsRequest = {
  /** Of the decision by which it was made. */
  readonly id: string;
  readonly right: Right;
  readonly asked: PlainDate;
  /** By when it is to be answered (`policy/retention.yaml`). */
  readonly due: PlainDate;
  readonly state: 'open' | RightsOutcome;
  /** The day of the last answer; null while it waits. */
  readonly answered: PlainDate | null;
  /** Why, in the words of whoever answered. */
  readonly reason: string | null;
  readonly because: readonly string[];
};

/** @param decisions in the order of their own time; @returns the newest request first */
export function rightsRequests(
  decisions: readonly Decision[],
  { retention }: Pick<Policy, 'retention'>,
): readonly RightsRequest[] {
  const answers = new Map<string, Decision[]>();
  for (const each of decisions) {
    if (each.kind !== 'rights_answer' && each.kind !== 'erase') continue;
    const request = each.detail.request ?? '';
    answers.set(request, [...(answers.get(request) ?? []), each]);
  }
  return decisions
    .flatMap((each): RightsRequest[] => {
      if (each.kind !== 'rights') return [];
      const last = answers.get(each.id)?.at(-1);
      const asked = londonDate(each.detail.at);
      return [
        {
          id: each.id,
          right: each.detail.right,
          asked,
          due: addDays(asked, retention.answerWithinDays),
          state: last === undefined ? 'open' : outcomeOf(last),
          answered: last === undefined ? null : londonDate(last.detail.at),
          reason: last?.reason ?? null,
          because: [each.id, ...(last === undefined ? [] : [last.id])],
        },
      ];
    })
    .toReversed();
}

function outcomeOf(answer: Decision): RightsOutcome {
  return answer.kind === 'rights_answer' ? answer.detail.outcome : 'done';
}

/** Days of one request's effect: from when it began until the first day on which it no longer counts. */
export type Effect = { readonly on: PlainDate; readonly until: PlainDate | null; readonly because: readonly string[] };

/**
 * While the use of somebody's record is restricted, and while their objection stands. A restriction counts once it was
 * granted; an objection at once, until it is refused: stopping too much is put right more easily than a message that was sent.
 */
export function effectsOf(decisions: readonly Decision[], right: 'restriction' | 'objection'): readonly Effect[] {
  return decisions.flatMap((request): Effect[] => {
    if (request.kind !== 'rights' || request.detail.right !== right) return [];
    const answers = decisions.filter((each) => each.kind === 'rights_answer' && each.detail.request === request.id);
    const begun = right === 'objection' ? request : answers.find((each) => outcomeOf(each) === 'done');
    const ended = answers.find((each) => outcomeOf(each) !== 'done');
    if (begun === undefined) return [];
    const on = londonDate(begun.detail.at);
    const until = ended === undefined ? null : londonDate(ended.detail.at);
    return until !== null && until <= on
      ? []
      : [{ on, until, because: [request.id, ...(begun === request ? [] : [begun.id])] }];
  });
}

/** Whether the use of somebody's record is restricted on a day, whatever the order of these decisions. */
export function isRestrictedOn(decisions: readonly Decision[], on: PlainDate): boolean {
  const ordered = decisions.toSorted((a, b) => compareText(a.detail.at, b.detail.at));
  return isInEffect(effectsOf(ordered, 'restriction'), on);
}

export function isInEffect(effects: readonly Effect[], on: PlainDate): boolean {
  return effects.some((each) => each.on <= on && (each.until === null || on < each.until));
}
