import { rounded } from '../percentile.ts';
import { describeSetting } from '../setting.ts';
import type { MeasuredCohort, Taken } from './cohort.ts';

export function describeCohort(measured: MeasuredCohort): string {
  const { people, members, eligible, now, logged, asOf, sameDigest } = measured;
  return `cohort: who is in the first cohort, with a reason and a digest of everybody
  as known now                      ${describeAll(now)}
  the same, and every read recorded ${describeAll(logged)}
  as of 20 August 2025              ${describe(asOf)}, worked out from the evidence
  the past asked again: ${sameDigest ? 'the same digest' : 'ANOTHER DIGEST'}
  data: ${people.toLocaleString('en-GB')} people, ${eligible.toLocaleString('en-GB')} eligible, ${members.toLocaleString('en-GB')} members
${describeSetting(measured)}`;
}

function describeAll(all: readonly Taken[]): string {
  const seconds = all.map((each) => each.seconds).toSorted((a, b) => a - b);
  const middle = all.find((each) => each.seconds === seconds[Math.floor(seconds.length / 2)]);
  const slowest = seconds.at(-1);
  return middle === undefined || slowest === undefined
    ? '-'
    : `${describe(middle)}, at most ${rounded(slowest)} s of ${all.length}`;
}

function describe({ seconds, cpuSeconds }: Taken): string {
  return `${rounded(seconds)} s (${rounded(cpuSeconds)} s of our processor time)`;
}
