import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { holdsPlace, standingOn, stepOn } from './standing.ts';
import { heldClaim, isSignedOff, isWaitingOver } from './waiting.ts';

/** R10 `started`: the person's own word holds in W2, while nobody could yet confirm or deny it. */
export function ruleStartedClaim(episode: Episode, when: When, policy: Policy): Finding | null {
  const claim = heldClaim(episode, when, policy);
  if (claim === undefined || isSignedOff(episode) || isWaitingOver(episode, when, policy)) return null;
  const { registration, start } = episode;
  if (when.on < claim.on || (start !== undefined && when.on < start.date)) return null;
  const standing = registration === undefined ? undefined : standingOn(registration, when.on);
  const covered =
    standing === undefined ? holdsPlace(stepOn(episode, when.on)) : standing === 'live' || standing === 'not_yet';
  if (!covered) return null;
  return { code: 'in_training', confidence: 'provisional', source: 'self', rule: 'R10', because: [claim.observation] };
}
