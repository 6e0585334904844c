import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { heldStarted, isSignedOff, isWaitingOver } from './waiting.ts';
import { bySelf, isOfLivePlace } from './word.ts';

/** R10 `started`: the person's own word holds in W2, while nobody could yet confirm or deny it. */
export function ruleStarted(episode: Episode, when: When, policy: Policy): Finding | null {
  const word = heldStarted(episode, when, policy);
  if (word === undefined || isSignedOff(episode) || isWaitingOver(episode, when, policy)) return null;
  const { start } = episode;
  if (when.on < word.from || (start !== undefined && when.on < start.date)) return null;
  return isOfLivePlace(episode, when.on) ? bySelf('in_training', word) : null;
}
