import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { isLive } from '#source/register-state.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { LeavingClaim } from '../facet/claim.ts';
import type { Registration } from '../facet/registration.ts';
import type { Finding, TaskKind } from './finding.ts';
import { againstSignedOff } from './r10-not-starting.ts';
import { isDeferredOn } from './standing.ts';
import { signOffProof } from './start-proof.ts';
import { bySelf, isHeld, isOfLivePlace, leavingWord } from './word.ts';

/** R10 `paused` and `withdrew`, dated on or after the start: the person knows before the provider writes it down. */
export function ruleLeft(episode: Episode, when: When, policy: Policy): Finding | null {
  const word = leavingWord(episode, when.on);
  if (word === undefined) return null;
  return word.kind === 'paused' ? paused(episode, word, when, policy) : withdrew(episode, word, when, policy);
}

/** Loses to a sign-off that came after it, and ends with the pause that Register recorded since. */
function paused(episode: Episode, word: LeavingClaim, when: When, policy: Policy): Finding | null {
  const { registration } = episode;
  if (!isHeld(word, when) || !isOfLivePlace(episode, when.on)) return null;
  if (isOlderThanSignOff(word, episode) || hasReturned(word, registration, when.on)) return null;
  return { ...bySelf('training_paused', word), ...besideLive(registration, word, 'ask_provider', when, policy) };
}

/** A sign-off that came after it does not overtake it, but is in dispute with it. */
function withdrew(episode: Episode, word: LeavingClaim, when: When, policy: Policy): Finding | null {
  const { registration } = episode;
  const isPaused = registration !== undefined && isDeferredOn(registration, when.on);
  if (!isPaused && !isOfLivePlace(episode, when.on)) return null;
  const official =
    registration !== undefined && isOlderThanSignOff(word, episode) && againstSignedOff(episode, word, when);
  const late = besideLive(registration, word, 'ask_person', when, policy);
  return official ? { ...official, tasks: late.tasks ?? [] } : { ...bySelf('withdrawn', word), ...late };
}

function isOlderThanSignOff({ saidAt }: LeavingClaim, episode: Episode): boolean {
  return episode.signOff !== undefined && saidAt < episode.signOff.at && signOffProof(episode) !== undefined;
}

function hasReturned({ from }: LeavingClaim, registration: Registration | undefined, on: PlainDate): boolean {
  return registration?.deferrals.some(({ to }) => to !== null && to > from && to <= on) ?? false;
}

/** A provider that still calls the trainee live is behind; once it should have heard, that is a contradiction. */
function besideLive(
  registration: Registration | undefined,
  { kind, saidOn }: LeavingClaim,
  task: TaskKind,
  { judged }: When,
  policy: Policy,
): Pick<Finding, 'lag' | 'contradiction' | 'tasks'> {
  const state = registration?.state;
  if (state == null || !isLive(state.value)) return {};
  const opened = lateFrom(kind, saidOn, policy);
  return judged < opened ? { lag: true } : { contradiction: { kind: 'claim_against_official', opened }, tasks: [task] };
}

/** The first day on which the provider should have recorded what the person said. */
function lateFrom(kind: LeavingClaim['kind'], saidOn: PlainDate, policy: Policy): PlainDate {
  return addDays(saidOn, policy.lag.claimLag[kind] + 1);
}
