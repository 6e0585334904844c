import type { Block } from './block.ts';
import { candidatesOf } from './candidates.ts';
import { Growing } from './growing.ts';
import type { ModelParameters } from './model.ts';
import type { PairScorer } from './pair-scorer.ts';

/** A pair less likely than this is not told of at all. */
export const leastStated = 0.01;

/** Which records of a table are asked about: every `of`-th, from `share` on. */
export type Share = { readonly share: number; readonly of: number };

/** Candidates from the least stated probability on that no veto forbids. */
export type ScoredShare = {
  readonly candidates: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly bits: Float64Array;
};

/** Scores the candidates of a share of the records. All shares together are every candidate once. */
export function scoreShare(
  size: number,
  blocks: readonly Block[],
  scorer: PairScorer,
  side: Uint8Array | null,
  { share, of }: Share,
): ScoredShare {
  const floor = Math.log2(leastStated / (1 - leastStated));
  const left = new Growing((size * 2) / of);
  const right = new Growing((size * 2) / of);
  const bits: number[] = [];
  let candidates = 0;
  const visit = (i: number, j: number): void => {
    if (side !== null && side[i] === side[j]) return;
    candidates += 1;
    const found = scorer.score(i, j, floor);
    if (found < floor || scorer.isVetoed()) return;
    left.push(i);
    right.push(j);
    bits.push(found);
  };
  candidatesOf(size, blocks, visit, everyNth(size, share, of));
  return { candidates, left: left.taken(), right: right.taken(), bits: Float64Array.from(bits) };
}

function* everyNth(size: number, first: number, step: number): Generator<number> {
  for (let i = first; i < size; i += step) yield i;
}

/**
 * Others who score with us, in threads of their own. They are told the table as soon as it is there, since that takes
 * time, and what was learned when it is known.
 */
export type Helpers = {
  readonly count: number;
  readonly score: (
    parameters: ModelParameters,
    blocks: readonly Block[],
    side: Uint8Array | null,
  ) => readonly Promise<ScoredShare>[];
};

export const noHelpers: Helpers = { count: 0, score: () => [] };
