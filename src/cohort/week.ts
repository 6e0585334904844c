import type { PlainDate } from '#kernel/plain-date.ts';
import type { CohortPerson } from './membership.ts';
import { type EndedReason, isEndedReason } from './reason.ts';

/** On a Monday: members by their status, and those whose membership had ended by its reason. */
export type CohortWeek = {
  readonly weekStarting: PlainDate;
  readonly members: Readonly<Record<string, number>>;
  readonly ended: Readonly<Partial<Record<EndedReason, number>>>;
};

/** A person's headline from a day on, until the next one's. */
export type StatusFrom = { readonly from: PlainDate; readonly code: string };

/** What became of those who joined, week by week: from a list of one day and everybody's headlines as known at the same instant. */
export function weeksOf(
  people: readonly CohortPerson[],
  statusesOf: (person: string) => readonly StatusFrom[],
  mondays: readonly PlainDate[],
): readonly CohortWeek[] {
  const weeks = mondays.map((weekStarting) => ({
    weekStarting,
    members: new Map<string, number>(),
    ended: new Map<EndedReason, number>(),
  }));
  for (const { person, begun, ended, reason } of people) {
    if (begun === null) continue;
    const statuses = statusesOf(person);
    for (const week of weeks.filter(({ weekStarting }) => weekStarting >= begun)) {
      if (ended === null || week.weekStarting < ended) {
        const code = codeOn(statuses, week.weekStarting);
        week.members.set(code, (week.members.get(code) ?? 0) + 1);
      } else if (reason !== null && isEndedReason(reason)) {
        week.ended.set(reason, (week.ended.get(reason) ?? 0) + 1);
      }
    }
  }
  return weeks.map(({ weekStarting, members, ended }) => ({
    weekStarting,
    members: Object.fromEntries(members),
    ended: Object.fromEntries(ended),
  }));
}

/** Before any source spoke nothing supports a status. */
export function codeOn(statuses: readonly StatusFrom[], on: PlainDate): string {
  return statuses.findLast(({ from }) => from <= on)?.code ?? 'unknown';
}
