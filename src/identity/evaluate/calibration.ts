import type { Edges } from '../match/group.ts';
import { probabilityOf } from '../match/weigh.ts';

export type Calibration = readonly {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly stated: number;
  readonly observed: number;
}[];

export function calibrationOf({ left, right, bits }: Edges, truth: Int32Array): Calibration {
  const tenths = Array.from({ length: 10 }, () => ({ pairs: 0, stated: 0, same: 0 }));
  for (let at = 0; at < bits.length; at += 1) {
    const probability = probabilityOf(bits[at] ?? 0);
    const tenth = tenths[Math.min(9, Math.floor(probability * 10))];
    if (tenth === undefined) continue;
    tenth.pairs += 1;
    tenth.stated += probability;
    if (truth[left[at] ?? 0] === truth[right[at] ?? 0]) tenth.same += 1;
  }
  return tenths.map(({ pairs, stated, same }, at) => ({
    from: at / 10,
    to: (at + 1) / 10,
    pairs,
    stated: pairs === 0 ? 0 : stated / pairs,
    observed: pairs === 0 ? 0 : same / pairs,
  }));
}
