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

/** R9: Apply withdrew or deferred after recruiting. Over no Register record, and before the start, it wins; against a live one it is a contradiction. */
export function ruleApplyAfterRecruitment(episode: Episode, when: When, policy: Policy): Finding | null {
  if (!episode.isAccepted) return null;
  const step = stepOn(episode, when.on);
  if (step === undefined || (step.status !== 'withdrawn' && step.status !== 'offer_deferred')) return null;
  const { registration, start } = episode;
  const proof = startProof(episode, when);
  if (registration?.state == null || (registration.gone !== undefined && proof === undefined)) return applyWins(step);
  if (step.status === 'offer_deferred' && isDeferredOn(registration, when.on)) return null;
  const beforeStart = start === undefined || step.from < start.date;
  if (beforeStart && (proof === undefined || when.on < proof.from)) return applyWins(step);
  const isGone = registration.gone !== undefined && when.on >= registration.gone.value;
  return isLive(registration.state.value) && !isGone
    ? againstLiveRecord(episode, registration, step, when, policy)
    : null;
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
): Finding {
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
  const saysNotYet = registration.commencement?.value === 'itt_not_yet_started';
  if (saysNotYet || !isWaitingOver(episode, when, policy)) {
    return { code: 'start_unconfirmed', confidence: 'disputed', source: 'calendar', ...contradiction };
  }
  return { code: 'in_training', confidence: 'disputed', source: 'register', ...contradiction };
}
