import { academicYearOf } from '#kernel/academic-year.ts';
import { londonDate } from '#kernel/instant.ts';
import { addDays, earliest, later, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { Episode, ExpectedStart } from './episode.ts';
import type { Headline } from './headline.ts';

/** Which window a day falls in: after qualifying W6, otherwise as the leading episode has it. */
export function leadingWindow({ episode, isQualified }: Headline, on: PlainDate, policy: Policy): Window {
  return isQualified ? 'W6' : windowOn(episode, on, policy);
}

/** Of an episode, all on which its windows hang. */
export type Dated = Pick<Episode, 'start' | 'signOff' | 'registration'>;

/** Which window a day falls in for this episode, as far as its start and sign-off are known (domain 2.1). */
export function windowOn(episode: Dated | undefined, on: PlainDate, policy: Pick<Policy, 'calendar'>): Window {
  const start = episode?.start;
  if (episode === undefined || start === undefined) return 'W0';
  if (on < start.date) return on < dayOf(academicYearOf(start.date), policy.calendar.preStartFrom) ? 'W0' : 'W1';
  if (on <= lastWaitingDay(episode, start, policy)) return 'W2';
  const year = Number(on.slice(0, 4));
  const { from, to } = policy.calendar.outcomeSeason;
  return on >= dayOf(year, from) && on <= dayOf(year, to) ? 'W4' : 'W3';
}

/**
 * The last day of W2. A standard start waits for its provider's sign-off, at the latest until the tool closes; any
 * other until there is explicit proof of the start, at the latest the policy's number of weeks.
 */
export function lastWaitingDay(episode: Dated, start: ExpectedStart, policy: Pick<Policy, 'calendar'>): PlainDate {
  if (start.standard) {
    const close = dayOf(Number(start.date.slice(0, 4)), policy.calendar.signOff.lastDay);
    return earliest(close, ...(episode.signOff === undefined ? [] : [episode.signOff.date])) ?? close;
  }
  const close = addDays(start.date, 7 * policy.calendar.otherStartWeeks);
  const proof = explicitProofDay(episode);
  return proof === undefined ? close : (earliest(close, later(proof, start.date)) ?? close);
}

/** The day on which Register first said outright that the person had started (R4 a or b). */
function explicitProofDay(episode: Dated): PlainDate | undefined {
  const { commencement, traineeStart, ittStart } = episode.registration ?? {};
  if (commencement !== undefined && commencement.value !== 'itt_not_yet_started')
    return londonDate(commencement.assertedAt);
  const independent = traineeStart !== undefined && ittStart !== undefined && traineeStart.value !== ittStart.value;
  return independent ? later(londonDate(traineeStart.assertedAt), traineeStart.value) : undefined;
}
