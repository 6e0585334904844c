import type { Instant } from '#kernel/instant.ts';
import type { ContradictionAnswer, Side } from './answer.ts';
import type { PersonView } from './person-view.ts';

/** That somebody looked at a contradiction and settled it. */
export type Resolution = {
  readonly decision: string;
  readonly author: string;
  readonly at: Instant;
  readonly reason: string | null;
  /** The side that was found right; null where both are noted. */
  readonly stands: Pick<Side, 'source' | 'value'> | null;
};

/**
 * The resolution that holds: of this contradiction, between these very words, and not taken back. Another word of either
 * side opens it again.
 */
export function resolutionOf(
  { decisions }: PersonView,
  { id, sides }: Pick<ContradictionAnswer, 'id' | 'sides'>,
): Resolution | undefined {
  const words = wordsOf(sides);
  const reopened = new Set(decisions.flatMap((each) => (each.kind === 'reopen' ? [each.detail.resolution] : [])));
  const found = decisions
    .flatMap((each) => (each.kind === 'resolve' && !reopened.has(each.id) ? [each] : []))
    .findLast(({ detail }) => detail.contradiction === id && detail.words.join(' ') === words.join(' '));
  if (found === undefined) return undefined;
  const { id: decision, author, reason, detail } = found;
  const right = sides.find(({ because }) => because.join(' ') === detail.stands?.join(' '));
  const stands = right === undefined ? null : { source: right.source, value: right.value };
  return { decision, author, at: detail.at, reason, stands };
}

/** The observations that stand against one another, each once, always in one order. */
export function wordsOf(sides: ContradictionAnswer['sides']): readonly string[] {
  return [...new Set(sides.flatMap(({ because }) => because))].toSorted();
}

/** The side that is meant by its number, counted from one, or by a source or a value that no other side has. */
export function sideNamed(sides: readonly Side[], name: string): Side | undefined {
  const named = sides.filter(({ source, value }) => source === name || value === name);
  return sides[Number(name) - 1] ?? (named.length === 1 ? named[0] : undefined);
}
