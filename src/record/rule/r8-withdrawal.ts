import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { standingOn } from './standing.ts';
import { startProof } from './start-proof.ts';

/** R8: a withdrawal holds from Register's own date; who never started did not start rather than withdrew. */
export function ruleWithdrawal(episode: Episode, when: When): Finding | null {
  const { registration, start } = episode;
  const withdrawn = registration?.withdrawnFrom;
  if (registration === undefined || withdrawn === undefined || standingOn(registration, when.on) !== 'withdrawn')
    return null;
  // A sign-off proves the start only of who was still live that day, so not of who was withdrawn before it.
  const started = startProof(episode, when) !== undefined;
  const beforeStart = start !== undefined && withdrawn.value < start.date;
  return {
    code: started && !beforeStart ? 'withdrawn' : 'did_not_start',
    confidence: 'confirmed',
    source: 'register',
    rule: 'R8',
    because: [...(registration.state ? [registration.state.observation] : []), withdrawn.observation],
  };
}
