import type { Policy } from '#policy/policy.ts';
import { isLive } from '#source/register-state.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { ChoiceStep } from '../facet/application.ts';
import type { Registration } from '../facet/registration.ts';
import type { Finding } from './finding.ts';
import { isDeferredOn, registerBecause, stepOn } from './standing.ts';
import { explicitProof, signOffProof, startProof } from './start-proof.ts';
import { isWaitingOver } from './waiting.ts';

/** R9: Apply withdrew or deferred after recruiting. Without a Register record it wins; against a live one it is a contradiction. */
export function ruleApplyAfterRecruitment(episode: Episode, when: When, policy: Policy): Finding | null {
  const step = stepOn(episode, when.on);
  if (step === undefined || (step.status !== 'withdrawn' && step.status !== 'offer_deferred')) return null;
  const { registration } = episode;
  if (registration?.state == null) return applyWins(step);
  if (step.status === 'offer_deferred' && isDeferredOn(registration, when.on)) return null;
  const beforeStart = episode.start !== undefined && step.from < episode.start.date;
  if (beforeStart && startProof(episode, when) === undefined) return applyWins(step);
  return isLive(registration.state.value) ? againstLiveRecord(episode, registration, step, when, policy) : null;
}

function applyWins(step: ChoiceStep): Finding {
  const code = step.status === 'offer_deferred' ? 'offer_deferred' : 'application_closed';
  return { code, confidence: 'confirmed', source: 'apply', rule: 'R9', because: step.because };
}

function againstLiveRecord(
  episode: Episode,
  registration: Registration,
  step: ChoiceStep,
  when: When,
  policy: Policy,
): Finding | null {
  if (episode.start !== undefined && when.on < episode.start.date) return null;
  const contradiction = {
    rule: 'R9' as const,
    because: [...step.because, ...registerBecause(registration)],
    contradiction: { kind: 'apply_against_register' as const, opened: step.from },
    tasks: ['ask_provider' as const],
  };
  if (explicitProof(episode, when))
    return { code: 'in_training', confidence: 'disputed', source: 'register', ...contradiction };
  if (signOffProof(episode))
    return { code: 'in_training', confidence: 'confirmed', source: 'register', ...contradiction };
  if (!isWaitingOver(episode, when, policy)) {
    return { code: 'start_unconfirmed', confidence: 'disputed', source: 'calendar', ...contradiction };
  }
  return { code: 'in_training', confidence: 'disputed', source: 'register', ...contradiction };
}
