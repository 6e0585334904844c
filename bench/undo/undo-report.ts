import { rounded } from '../percentile.ts';
import { describeSetting } from '../setting.ts';
import type { MeasuredUndo } from './undo.ts';

export function describeUndo(measured: MeasuredUndo): string {
  const { records, mergeSeconds, undoSeconds, sameDigest } = measured;
  return `undo: two people with ${records} records each, made one by hand, and parted again after one more record joined
  made one   ${describe(mergeSeconds)}
  undone     ${describe(undoSeconds)}
  the digest of every projected answer: ${sameDigest ? 'as if they had never been one' : 'ANOTHER than if they had never been one'}
${describeSetting(measured)}`;
}

function describe(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  return `${rounded(sorted[Math.floor(sorted.length / 2)] ?? 0)} s, at most ${rounded(sorted.at(-1) ?? 0)} s of ${sorted.length}`;
}
