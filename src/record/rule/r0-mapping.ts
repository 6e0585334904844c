import { statusOfChoice } from '#source/apply-status.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { ChoiceStep } from '../facet/application.ts';
import type { Registration } from '../facet/registration.ts';
import type { Finding } from './finding.ts';
import { registerBecause, standingOn, stepOn } from './standing.ts';
import { startProof } from './start-proof.ts';

/** R0: what the sources' own words mean (domain 1.4), when no other rule speaks. */
export function ruleMapping(episode: Episode, when: When): Finding | null {
  const fromRegister = episode.registration === undefined ? null : mapRegistration(episode, episode.registration, when);
  if (fromRegister !== null) return fromRegister;
  const step = stepOn(episode, when.on);
  return step === undefined ? null : mapChoice(step);
}

function mapRegistration(episode: Episode, registration: Registration, when: When): Finding | null {
  const confirmed = {
    confidence: 'confirmed',
    source: 'register',
    rule: 'R0',
    because: registerBecause(registration),
  } as const;
  const standing = standingOn(registration, when.on);
  switch (standing) {
    case 'not_yet':
    case 'withdrawn':
      return null;
    case 'live':
      return { code: 'registered_not_started', ...confirmed };
    case 'deferred':
      return { code: wasStarted(episode, when) ? 'training_paused' : 'start_deferred', ...confirmed };
    case 'outcome':
      // R3: until the regulator says Holds, an outcome is the provider's word alone.
      return { ...confirmed, code: 'outcome_submitted', confidence: 'provisional', rule: 'R3' };
  }
}

/** A pause is one of training only if the start was proved before it. */
function wasStarted(episode: Episode, when: When): boolean {
  const proof = startProof(episode, when);
  return proof !== undefined && proof.from <= when.on;
}

function mapChoice(step: ChoiceStep): Finding {
  const said = { confidence: 'confirmed', source: 'apply', rule: 'R0', because: step.because } as const;
  if (step.status === null) return { ...said, code: 'unknown' };
  const openConditions = step.status === 'recruited' && (step.openConditions ?? 0) > 0;
  return { ...said, code: openConditions ? 'accepted_conditions_pending' : statusOfChoice(step.status) };
}
