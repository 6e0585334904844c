import { londonDate } from '#kernel/instant.ts';
import { addDays, later, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Started } from '../facet/claim.ts';
import { isHeld, startWord } from './word.ts';

/** The last day on which an unproved start is simply waited for, when no sign-off ends the waiting; undefined without a start. */
export function lastDayOfWaiting(episode: Episode, policy: Policy): PlainDate | undefined {
  const { start, registration, signOff } = episode;
  if (start === undefined) return undefined;
  if (!start.standard) return addDays(start.date, 7 * policy.calendar.otherStartWeeks);
  const submitted = registration?.submittedAt;
  // A record that arrived after its provider signed off could not be covered by it: it gets its own weeks.
  if (signOff !== undefined && submitted !== undefined && submitted > signOff.at) {
    return addDays(londonDate(submitted), 7 * policy.calendar.lateRecordWeeks);
  }
  return dayOf(Number(start.date.slice(0, 4)), policy.calendar.signOff.lastDay);
}

/** Whether waiting for a record that could prove or disprove the start is over. A sign-off acts from its instant. */
export function isWaitingOver(episode: Episode, when: When, policy: Policy): boolean {
  if (episode.registration === undefined && isSignedOff(episode)) return true;
  const last = lastDayOfWaiting(episode, policy);
  return last !== undefined && when.judged > last;
}

/** Whether the provider signed off with this trainee in its list, or with nobody; a record that came later was not covered. */
export function isSignedOff({ start, signOff, registration }: Episode): boolean {
  if (start?.standard !== true || signOff === undefined) return false;
  return registration?.submittedAt === undefined || registration.submittedAt <= signOff.at;
}

/** The person's "I have started", while it is their newest word on it and has not lapsed unconfirmed. */
export function heldStarted(episode: Episode, when: When, policy: Policy): Started | undefined {
  const word = startWord(episode);
  if (word?.kind !== 'started') return undefined;
  return isHeld(word, when) || wasCorroborated(episode, word, policy) ? word : undefined;
}

/** A claim that met a live record when waiting ended, before it lapsed, is kept: corroboration cancels the expiry. */
function wasCorroborated(episode: Episode, { lastDay }: Started, policy: Policy): boolean {
  const last = lastDayOfWaiting(episode, policy);
  const submitted = episode.registration?.submittedAt;
  return (
    submitted !== undefined &&
    last !== undefined &&
    lastDay !== undefined &&
    later(addDays(last, 1), londonDate(submitted)) <= lastDay
  );
}
