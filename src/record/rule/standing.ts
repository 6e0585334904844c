import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Episode } from '../episode.ts';
import type { ChoiceStep } from '../facet/application.ts';
import type { Registration } from '../facet/registration.ts';

/** What a Register record stands for on a day, from its newest row and the history of its deferrals. */
export type Standing = 'not_yet' | 'live' | 'deferred' | 'withdrawn' | 'outcome';

export function standingOn(registration: Registration, on: PlainDate): Standing {
  const { withdrawnFrom, outcomeFrom, submittedAt } = registration;
  if (withdrawnFrom !== undefined && on >= withdrawnFrom.value) return 'withdrawn';
  if (outcomeFrom !== undefined && on >= outcomeFrom.value) return 'outcome';
  if (isDeferredOn(registration, on)) return 'deferred';
  return submittedAt !== undefined && on < londonDate(submittedAt) ? 'not_yet' : 'live';
}

export function isDeferredOn(registration: Registration, on: PlainDate): boolean {
  return registration.deferrals.some((pause) => on >= pause.from && (pause.to === null || on < pause.to));
}

/** What the choice said on a day; undefined before its first word and once it moved to another year. */
export function stepOn(episode: Episode, on: PlainDate): ChoiceStep | undefined {
  if (episode.movedOn !== undefined && on >= episode.movedOn) return undefined;
  return episode.steps.findLast((step) => step.from <= on);
}

/** The place in Apply is held: recruited, or accepted with conditions still open. */
export function holdsPlace(step: ChoiceStep | undefined): boolean {
  return step?.status === 'recruited' || step?.status === 'pending_conditions';
}

/** The observations that tell what a Register record is. */
export function registerBecause(registration: Registration): readonly string[] {
  return [registration.state, registration.ittStart].flatMap((said) => (said ? [said.observation] : []));
}
