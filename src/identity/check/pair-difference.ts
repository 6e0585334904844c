import { formatRef } from '#source/record-ref.ts';
import type { Features } from '../features.ts';
import { blocked } from '../likely/find-edges.ts';
import { type Edge, edgeOf } from '../likely/judge-pair.ts';
import type { Matching } from '../likely/matching.ts';

/** Why a likely pair is held and not found again, or is found and not held. */
export const pairCauses = [
  /** It is found and nothing explains why it is not held: a key that they share was hot when they came, or it was lost. */
  'missing',
  /** Every key that they share is held by more records now than its rule allows. */
  'hot-key',
  /** They share no key of the rules in force. */
  'no-shared-key',
  /** A rule ties them, so that nothing more is asked of them. */
  'tied-by-rule',
  /** Another model than the one in force scored them. */
  'other-model',
  /** By the model in force, and by what the records say, they score otherwise. */
  'other-score',
] as const;
export type PairCause = (typeof pairCauses)[number];

export type PairDifference = { readonly edge: Edge; readonly cause: PairCause };

/**
 * Holds the likely pairs that were found again against those that are held.
 * @param features of all the records that the pairs name
 */
export function pairDifferences(
  found: readonly Edge[],
  held: readonly Edge[],
  features: readonly Features[],
  isTied: (one: string, other: string) => boolean,
  matching: Matching,
): readonly PairDifference[] {
  const known = new Map(features.map((each) => [formatRef(each.ref), each]));
  const standing = new Map(held.map((edge) => [nameOf(edge), edge]));
  const again = new Map(found.map((edge) => [nameOf(edge), edge]));
  const missing = found.flatMap((edge): PairDifference[] => {
    const before = standing.get(nameOf(edge));
    if (before === undefined) return [{ edge, cause: 'missing' }];
    return isSame(edge, before) ? [] : [{ edge, cause: edge.model === before.model ? 'other-score' : 'other-model' }];
  });
  const surplus = held.filter((edge) => !again.has(nameOf(edge)));
  return [...missing, ...surplus.map((edge) => ({ edge, cause: whyNotFound(edge, known, isTied, matching) }))];
}

function whyNotFound(
  edge: Edge,
  known: ReadonlyMap<string, Features>,
  isTied: (one: string, other: string) => boolean,
  matching: Matching,
): PairCause {
  const [left, right] = [formatRef(edge.left), formatRef(edge.right)];
  if (isTied(left, right)) return 'tied-by-rule';
  const [one, other] = [known.get(left), known.get(right)];
  const again = one === undefined || other === undefined ? null : edgeOf(one, other, matching);
  if (one === undefined || other === undefined || again === null)
    return edge.model === matching.model.parameters.version ? 'other-score' : 'other-model';
  const keys = new Set(blocked(one, matching).keys.map(({ key }) => key));
  return blocked(other, matching).keys.some(({ key }) => keys.has(key)) ? 'hot-key' : 'no-shared-key';
}

function isSame(one: Edge, other: Edge): boolean {
  return (
    one.bits === other.bits && one.zone === other.zone && one.against === other.against && one.model === other.model
  );
}

function nameOf({ left, right }: Edge): string {
  return `${formatRef(left)} ${formatRef(right)}`;
}
