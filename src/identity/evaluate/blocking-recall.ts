import { type Block, sharesKey } from '../match/block.ts';
import { fewRecords } from '../match/candidates.ts';
import { eachTruePair } from './true-pairs.ts';

export type BlockingRecall = {
  readonly recall: number;
  readonly comparesEverything: boolean;
  readonly rules: readonly {
    readonly rule: string;
    readonly recall: number;
    /** Of true pairs, those that no other rule finds. */
    readonly alone: number;
    readonly hotKeys: number;
    readonly hotRecords: number;
  }[];
};

export function blockingOf(
  blocks: readonly Block[],
  size: number,
  truth: Int32Array,
  side: Uint8Array | null,
): BlockingRecall {
  const found = blocks.map(() => 0);
  const alone = blocks.map(() => 0);
  let all = 0;
  let any = 0;
  eachTruePair(truth, side, (i, j) => {
    all += 1;
    let rules = 0;
    let last = 0;
    for (const [at, block] of blocks.entries()) {
      if (!sharesKey(block, i, j)) continue;
      found[at] = (found[at] ?? 0) + 1;
      rules += 1;
      last = at;
    }
    if (rules > 0) any += 1;
    if (rules === 1) alone[last] = (alone[last] ?? 0) + 1;
  });
  return {
    recall: all === 0 ? 1 : any / all,
    comparesEverything: size <= fewRecords,
    rules: blocks.map(({ rule, hot }, at) => ({
      rule: rule.name,
      recall: all === 0 ? 1 : (found[at] ?? 0) / all,
      alone: all === 0 ? 0 : (alone[at] ?? 0) / all,
      hotKeys: hot.keys,
      hotRecords: hot.records,
    })),
  };
}
