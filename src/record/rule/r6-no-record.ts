import { addDays } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { holdsPlace, stepOn } from './standing.ts';
import { heldStarted, isWaitingOver, lastDayOfWaiting } from './waiting.ts';

/** R6: the start is reached, Apply still holds the place and Register has no record; nothing follows until the provider signed off. */
export function ruleNoRecord(episode: Episode, when: When, policy: Policy): Finding | null {
  const { registration, start, signOff } = episode;
  const step = stepOn(episode, when.on);
  if (
    registration !== undefined ||
    start === undefined ||
    when.on < start.date ||
    step === undefined ||
    !holdsPlace(step)
  )
    return null;
  const because = [...new Set([...step.because, ...start.because, ...(signOff ? [signOff.observation] : [])])];
  const inferred = { confidence: 'inferred', source: 'calendar', rule: 'R6', because } as const;
  if (!isWaitingOver(episode, when, policy)) return { code: 'start_unconfirmed', ...inferred };
  const claim = heldStarted(episode, when, policy);
  if (claim === undefined) return { code: 'did_not_start', ...inferred };
  const opened = signOff?.date ?? addDays(lastDayOfWaiting(episode, policy) ?? start.date, 1);
  return {
    ...inferred,
    code: 'start_unconfirmed',
    confidence: 'disputed',
    because: [...because, claim.observation],
    contradiction: { kind: 'claim_against_official', opened },
    tasks: signOff === undefined ? ['support'] : ['support', 'ask_provider'],
  };
}
