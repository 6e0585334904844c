import { describeSetting } from '../setting.ts';
import type { MeasuredResolve } from './resolve.ts';

/** A file that takes less than this share of the time is not printed. */
const worthTelling = 0.01;

export function describeResolve(measured: MeasuredResolve): string {
  const number = (value: number): string => value.toLocaleString('en-GB');
  const shares = measured.shares.filter(({ share }) => share >= worthTelling);
  return `resolve: ${number(measured.people)} people with ${number(measured.observations)} observations, on one core
  the answer of a day: ${number(measured.answeredPerSecond)} people a second
  what is kept of a person: ${number(measured.projectedPerSecond)} people a second
  of the time of both, each file of src/record
${shares.map(({ file, share }) => `    ${(100 * share).toFixed(1).padStart(5)} %  ${file}`).join('\n')}
${describeSetting(measured)}`;
}
