import { describeSetting } from '../setting.ts';
import type { MeasuredRebuild, Rebuilt } from './rebuild.ts';

export function describeRebuild(measured: MeasuredRebuild): string {
  const { people, observations, threads, fromNothing, again, sameDigest, peakMemoryMb } = measured;
  return `rebuild: ${number(people)} people with ${number(observations)} observations, in ${threads} threads
  from nothing: ${described(fromNothing)}
  over what was kept: ${described(again)}; ${sameDigest ? 'equal digest' : 'ANOTHER DIGEST'}
  peak memory ${number(peakMemoryMb)} MB
${describeSetting(measured)}`;
}

function described({ seconds, peoplePerSecond, observationsPerSecond, ...reads }: Rebuilt): string {
  return `${seconds} s, ${number(peoplePerSecond)} people and ${number(observationsPerSecond)} observations a second; ${number(reads.readsServed)} reads served meanwhile, p95 ${reads.readP95Ms} ms, the slowest ${number(reads.slowestReadMs)} ms`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
