import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import { timeline } from '../evidence/known-record.ts';
import type { Registration } from '../facet/registration.ts';
import type { Finding } from './finding.ts';
import { registerBecause, standingOn } from './standing.ts';

/**
 * R3: the provider says that the standards are met; until the regulator says Holds, that is the provider's word alone, and
 * once the regulator should have said so, a contradiction.
 */
export function ruleOutcome(episode: Episode, when: When, policy: Policy): Finding | null {
  const { registration } = episode;
  if (registration === undefined || standingOn(registration, when.on) !== 'outcome') return null;
  const said = {
    code: 'outcome_submitted',
    source: 'register',
    rule: 'R3',
    because: registerBecause(registration),
  } as const;
  const opened = outcomeLateFrom(registration, policy);
  if (opened === undefined || when.judged < opened) return { ...said, confidence: 'provisional' };
  return {
    ...said,
    confidence: 'disputed',
    contradiction: { kind: 'outcome_mismatch', opened },
    tasks: ['support'],
  };
}

/** The first day on which the regulator should have shown it: counted from our first sight of the run of outcomes that stands. */
export function outcomeLateFrom({ record }: Registration, policy: Policy): PlainDate | undefined {
  const states = timeline(record, 'state');
  const before = states.findLastIndex(({ value }) => value !== 'recommended_for_award' && value !== 'awarded');
  const first = states[before + 1];
  return first === undefined ? undefined : addDays(londonDate(first.seenAt), policy.lag.outcomeLagDays + 1);
}
