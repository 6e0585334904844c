import type { Scored } from './score.ts';

/** A person whom a record may be, by the record of theirs that is most like it. */
export type Candidate<Person> = {
  readonly person: Person;
  readonly scored: Pick<Scored, 'bits' | 'probability' | 'veto'>;
};

/** What becomes of one record, with the reason where a steward is asked. */
export type MatchDecision<Person> =
  | { readonly kind: 'link'; readonly person: Person; readonly bits: number }
  | {
      readonly kind: 'review';
      readonly persons: readonly Person[];
      readonly because: 'not sure' | 'close second' | 'veto';
    }
  | { readonly kind: 'none' };

export type DecisionLimits = {
  readonly automatic: number;
  readonly review: number;
  readonly closeSecondBits: number;
};

/**
 * Links a record to one person when that is sure, and asks a steward when it is not: where the best is only likely, where
 * another person is nearly as likely, or where a veto speaks against one who would have been linked.
 */
export function decideMatch<Person>(
  candidates: readonly Candidate<Person>[],
  { automatic, review, closeSecondBits }: DecisionLimits,
): MatchDecision<Person> {
  const possible = bestOfEach(candidates).filter(({ scored }) => scored.probability >= review);
  const [best, ...others] = possible.filter(({ scored }) => scored.veto === null);
  if (best === undefined) {
    const forbidden = possible.filter(({ scored }) => scored.probability >= automatic);
    return forbidden.length === 0
      ? { kind: 'none' }
      : { kind: 'review', persons: forbidden.map(({ person }) => person), because: 'veto' };
  }
  const near = others.filter(({ scored }) => best.scored.bits - scored.bits < closeSecondBits);
  if (near.length > 0)
    return { kind: 'review', persons: [best, ...near].map(({ person }) => person), because: 'close second' };
  if (best.scored.probability >= automatic) return { kind: 'link', person: best.person, bits: best.scored.bits };
  return { kind: 'review', persons: [best.person], because: 'not sure' };
}

/** Each person once, by the strongest of their records; the likeliest person first. */
function bestOfEach<Person>(candidates: readonly Candidate<Person>[]): readonly Candidate<Person>[] {
  const best = new Map<Person, Candidate<Person>>();
  for (const candidate of candidates) {
    const known = best.get(candidate.person);
    // One record that cannot be theirs speaks for the whole person.
    if (known === undefined || outranks(candidate, known)) best.set(candidate.person, candidate);
  }
  return [...best.values()].toSorted((a, b) => b.scored.bits - a.scored.bits);
}

function outranks({ scored }: Candidate<unknown>, known: Candidate<unknown>): boolean {
  const [isVetoed, wasVetoed] = [scored.veto !== null, known.scored.veto !== null];
  return isVetoed === wasVetoed ? scored.bits > known.scored.bits : isVetoed;
}
