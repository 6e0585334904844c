import { type Difference, movedBy } from './difference.ts';
import { type PairCause, type PairDifference, pairCauses } from './pair-difference.ts';

/** How many differences there are of each kind, and how many records would be another person's. */
export type Differences = Readonly<Record<Difference['kind'] | 'moved', number>>;

/** How many pairs are held and not found again or the other way round, by why. */
export type PairDifferences = Readonly<Partial<Record<PairCause, number>>>;

export const noDifferences: Differences = { together: 0, apart: 0, ask: 0, unasked: 0, moved: 0 };

export function addDifferences(sum: Differences, some: readonly Difference[]): Differences {
  const of = (kind: Difference['kind']): number => sum[kind] + some.filter((each) => each.kind === kind).length;
  return {
    together: of('together'),
    apart: of('apart'),
    ask: of('ask'),
    unasked: of('unasked'),
    moved: some.reduce((records, each) => records + movedBy(each), sum.moved),
  };
}

export function addPairDifferences(sum: PairDifferences, some: readonly PairDifference[]): PairDifferences {
  const counts = new Map<PairCause, number>(
    pairCauses.flatMap((cause) => (sum[cause] === undefined ? [] : [[cause, sum[cause]]])),
  );
  for (const { cause } of some) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Whether everything is as it would be if it were worked out now. */
export function isInOrder(differences: Differences, pairs: PairDifferences): boolean {
  return Object.values(differences).every((count) => count === 0) && Object.keys(pairs).length === 0;
}
