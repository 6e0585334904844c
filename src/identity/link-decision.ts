import type { RecordRef } from '#source/record-ref.ts';

/** Whoever decides, the first before the others: a human over a rule over a model. */
export const deciders = ['steward', 'person', 'rule', 'model'] as const;
export type Decider = (typeof deciders)[number];

/**
 * What was decided about whose some records are, as long as nobody took it back. `must`: the records of the one part are
 * one person. `cannot`: records of different parts are different people. `split`: as `cannot`, and those of the second
 * part, which were named as somebody else's, are one person.
 */
export type LinkDecision = {
  readonly id: string;
  readonly kind: 'must' | 'cannot' | 'split';
  readonly decider: Decider;
  readonly parts: readonly (readonly RecordRef[])[];
};

export function isHuman({ decider }: LinkDecision): boolean {
  return decider === 'steward' || decider === 'person';
}

/** Records that the decision holds to be one person. */
export function heldTogether({ kind, parts }: LinkDecision): readonly RecordRef[] {
  switch (kind) {
    case 'must':
      return parts.flat();
    case 'split':
      return parts[1] ?? [];
    case 'cannot':
      return [];
  }
}

/** Records that it holds to be different people, a list each. */
export function heldApart({ kind, parts }: LinkDecision): readonly (readonly RecordRef[])[] {
  return kind === 'must' ? [] : parts;
}
