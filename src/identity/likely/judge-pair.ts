import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Features } from '../features.ts';
import { bitsOfPair, type Scored, scorePair } from '../match/score.ts';
import type { Matching } from './matching.ts';
import { oneOfAKind } from './one-of-a-kind.ts';

/** Two records that are likely one person's; `left` is the one whose name comes first. */
export type Edge = {
  readonly left: RecordRef;
  readonly right: RecordRef;
  readonly bits: number;
  readonly probability: number;
  readonly zone: 'automatic' | 'review';
  readonly model: string;
  /** What forbids that they are joined unless somebody says so. */
  readonly against: string | null;
  readonly steps: Scored['steps'];
};

/** What one pair says for or against two people being one. */
export type Judged = { readonly bits: number; readonly against: string | null };

export function judgePair(a: Features, b: Features, { model }: Pick<Matching, 'model'>): Judged & Scored {
  const scored = scorePair(a, b, model);
  return { ...scored, against: oneOfAKind(a, b) ?? scored.veto?.rule ?? null };
}

/** The edge of a pair; null where it is not worth anybody's look. Against a veto only a pair is told of that would be joined without it. */
export function edgeOf(one: Features, other: Features, matching: Matching): Edge | null {
  if (bitsOfPair(one, other, matching.model) < matching.reviewBits) return null;
  const [a, b] = formatRef(one.ref) < formatRef(other.ref) ? [one, other] : [other, one];
  const { bits, probability, steps, against } = judgePair(a, b, matching);
  if (bits < (against === null ? matching.reviewBits : matching.automaticBits)) return null;
  const zone = against === null && bits >= matching.automaticBits ? 'automatic' : 'review';
  const { version } = matching.model.parameters;
  return { left: a.ref, right: b.ref, bits, probability, zone, model: version, against, steps };
}
