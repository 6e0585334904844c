import type { Policy } from '#policy/policy.ts';
import { isLive } from '#source/register-state.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { registerBecause, standingOn } from './standing.ts';
import { startProof } from './start-proof.ts';
import { heldStarted, isWaitingOver } from './waiting.ts';

/** R4 a-c: Register proves that this person started; in valid time the proof reaches back to the start. */
export function ruleStartProved(episode: Episode, when: When): Finding | null {
  if (!speaksOn(episode, when)) return null;
  const proof = startProof(episode, when);
  if (proof === undefined || when.on < proof.from) return null;
  return { code: 'in_training', confidence: 'confirmed', source: 'register', rule: 'R4', because: proof.because };
}

/** R4 otherwise: a live record proves nothing yet; when waiting ends with no sign-off it is taken to have started. */
export function ruleStartUnproved(episode: Episode, when: When, policy: Policy): Finding | null {
  const { registration, start } = episode;
  if (registration === undefined || start === undefined || when.on < start.date || !speaksOn(episode, when))
    return null;
  const because = [...new Set([...registerBecause(registration), ...start.because])];
  const unconfirmed: Finding = {
    code: 'start_unconfirmed',
    confidence: 'inferred',
    source: 'calendar',
    rule: 'R4',
    because,
  };
  const saysNotYet = registration.commencement?.value === 'itt_not_yet_started';
  const lived =
    registration.outcomeFrom !== undefined || (registration.state !== null && isLive(registration.state.value));
  if (!lived || saysNotYet || !isWaitingOver(episode, when, policy)) return unconfirmed;
  const claim = heldStarted(episode, when, policy);
  if (claim === undefined) return { ...unconfirmed, code: 'in_training' };
  return {
    ...unconfirmed,
    code: 'in_training',
    confidence: 'corroborated',
    source: 'register',
    because: [...because, claim.observation],
  };
}

/** Only while the record is neither paused, withdrawn nor finished; before it was submitted its proof still reaches back. */
function speaksOn(episode: Episode, when: When): boolean {
  if (episode.registration === undefined) return false;
  const standing = standingOn(episode.registration, when.on);
  return standing === 'live' || standing === 'not_yet';
}
