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
  const { registration } = episode;
  if (registration?.gone !== undefined && when.on >= registration.gone.value) {
    const because = [registration.gone.observation, ...registerBecause(registration)];
    return { code: 'did_not_start', confidence: 'inferred', source: 'calendar', rule: 'R0', because };
  }
  const fromRegister = registration === undefined ? null : mapRegistration(episode, registration, when);
  if (fromRegister !== null) return fromRegister;
  const step = stepOn(episode, when.on);
  return step === undefined ? null : mapChoice(step);
}

/** What Register's own word means on that day; null when it has none for it, or another rule reads it. */
export function mapRegistration(episode: Episode, registration: Registration, when: When): Finding | null {
  const confirmed = {
    confidence: 'confirmed',
    source: 'register',
    rule: 'R0',
    because: registerBecause(registration),
  } as const;
  switch (standingOn(registration, when.on)) {
    case 'not_yet':
    case 'withdrawn':
    case 'outcome':
      return null;
    case 'live':
      return { code: 'registered_not_started', ...confirmed };
    case 'deferred':
      return { code: wasStarted(episode, when) ? 'training_paused' : 'start_deferred', ...confirmed };
  }
}

/** A pause is one of training only if the start was proved before it, and the provider does not say "not yet". */
function wasStarted(episode: Episode, when: When): boolean {
  if (episode.registration?.commencement?.value === 'itt_not_yet_started') return false;
  const proof = startProof(episode, when);
  return proof !== undefined && proof.from <= when.on;
}

function mapChoice(step: ChoiceStep): Finding {
  const said = { confidence: 'confirmed', source: 'apply', rule: 'R0', because: step.because } as const;
  if (step.status === null) return { ...said, code: 'unknown' };
  if (step.byCalendar) return { ...said, code: 'application_closed', confidence: 'inferred', source: 'calendar' };
  const openConditions = step.status === 'recruited' && (step.openConditions ?? 0) > 0;
  return { ...said, code: openConditions ? 'accepted_conditions_pending' : statusOfChoice(step.status) };
}
