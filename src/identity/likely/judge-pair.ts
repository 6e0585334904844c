import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { type Features, isNamed } from '../features.ts';
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

/**
 * What a pair says about two groups being one person. A record that lacks a birthday is not held against anybody because
 * two records at random are seldom one person's, only for what it says itself; one without a name speaks against nobody.
 */
export function judgeWithin(a: Features, b: Features, matching: Pick<Matching, 'model'>): Judged {
  const { bits, against, steps } = judgePair(a, b, matching);
  if (bits > 0 || (haveBirthdays(a, b) && haveNames(a, b))) return { bits, against };
  const prior = steps.find(({ comparison }) => comparison === 'prior')?.bits ?? 0;
  return { bits: haveNames(a, b) ? Math.min(0, bits - prior) : 0, against };
}

function haveNames(a: Features, b: Features): boolean {
  return isNamed(a) && isNamed(b);
}

/** Without a date of birth on both sides nobody is joined by likeness alone, however much else agrees (domain 3.3). */
export function haveBirthdays(a: Features, b: Features): boolean {
  return a.datesOfBirth.length > 0 && b.datesOfBirth.length > 0;
}

/** The edge of a pair; null where it is not worth anybody's look. Against a veto only a pair is told of that would be joined without it. */
export function edgeOf(one: Features, other: Features, matching: Matching): Edge | null {
  if (bitsOfPair(one, other, matching.model) < matching.reviewBits) return null;
  const [a, b] = formatRef(one.ref) < formatRef(other.ref) ? [one, other] : [other, one];
  const { bits, probability, steps, against } = judgePair(a, b, matching);
  if (bits < (against === null ? matching.reviewBits : matching.automaticBits)) return null;
  const isSure = against === null && bits >= matching.automaticBits && haveBirthdays(a, b);
  const zone = isSure ? 'automatic' : 'review';
  const { version } = matching.model.parameters;
  return { left: a.ref, right: b.ref, bits, probability, zone, model: version, against, steps };
}
