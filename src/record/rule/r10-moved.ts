import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { startProof } from './start-proof.ts';
import { heldStarted } from './waiting.ts';
import { isHeld } from './word.ts';

/** R10 `changed_provider`, `changed_course`: somewhere else they are as far as they were, by their own word. */
export function ruleMoved({ moved, start }: Episode, when: When, policy: Policy): Finding | null {
  if (moved === undefined || when.on < moved.claim.from || !isHeld(moved.claim, when)) return null;
  const said = {
    confidence: 'provisional',
    source: 'self',
    rule: 'R10',
    because: [moved.claim.observation],
  } as const;
  if (start === undefined || when.on < start.date) return { ...said, code: 'recruited' };
  const hasStarted = (startProof(moved.from, when) ?? heldStarted(moved.from, when, policy)) !== undefined;
  return { ...said, code: hasStarted ? 'in_training' : 'start_unconfirmed' };
}
