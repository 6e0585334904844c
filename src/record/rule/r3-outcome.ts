import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { registerBecause, standingOn } from './standing.ts';

/** R3: the provider says that the standards are met; until the regulator says Holds, that is the provider's word alone. */
export function ruleOutcome(episode: Episode, when: When): Finding | null {
  const { registration } = episode;
  if (registration === undefined || standingOn(registration, when.on) !== 'outcome') return null;
  return {
    code: 'outcome_submitted',
    confidence: 'provisional',
    source: 'register',
    rule: 'R3',
    because: registerBecause(registration),
  };
}
