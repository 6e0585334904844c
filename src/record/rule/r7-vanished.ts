import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { mapRegistration } from './r0-mapping.ts';
import { ruleStartProved } from './r4-start.ts';
import { startProof } from './start-proof.ts';
import { heldStarted } from './waiting.ts';

/**
 * R7: a record that we saw is missing from a complete snapshot. Without proof of the start it did not start, from the
 * expected day on; a proved start is kept, but disputed from the day when the record was missed.
 */
export function ruleVanished(episode: Episode, when: When, policy: Policy): Finding | null {
  const { registration, start } = episode;
  const gone = registration?.gone;
  if (registration === undefined || gone === undefined || start === undefined || when.on < start.date) return null;
  const because = [gone.observation, ...(registration.state ? [registration.state.observation] : [])];
  const contradiction = { kind: 'record_vanished' as const, opened: gone.value };
  if (startProof(episode, when)) {
    if (when.on < gone.value) return null;
    const last = ruleStartProved(episode, when) ?? mapRegistration(episode, registration, when);
    if (last === null) return null;
    return {
      ...last,
      confidence: 'disputed',
      rule: 'R7',
      because: [...because, ...last.because],
      contradiction,
      tasks: ['support'],
    };
  }
  const claim = heldStarted(episode, when, policy);
  if (claim === undefined)
    return { code: 'did_not_start', confidence: 'inferred', source: 'calendar', rule: 'R7', because };
  return {
    code: 'start_unconfirmed',
    confidence: 'disputed',
    source: 'calendar',
    rule: 'R7',
    because: [...because, claim.observation],
    contradiction,
    tasks: ['support'],
  };
}
