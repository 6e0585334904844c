import { describeSetting } from '../setting.ts';
import type { Load } from './load.ts';
import type { MeasuredRead } from './read.ts';

export function describeRead(measured: MeasuredRead): string {
  const asked = ({ asOf, ...present }: Load & { readonly asOf: Load }): string => `
    now                   ${describeLoad(present)}
    as of 15 October 2025 ${describeLoad(asOf)}`;
  const { paced } = measured;
  return `read: one person's record over HTTP, with token, purpose and access log
  ${measured.connections} connections that never wait${asked(measured)}
  ${paced === null ? 'the asked rate cannot be reached' : `${paced.rate} requests a second, evenly spread${asked(paced)}`}
  access log: ${measured.accessLogRows} rows for ${measured.answers} answers
  server: ${measured.cpuMsPerAnswer} ms of processor time an answer, at most ${measured.peakMemoryMb} MB
  data: ${measured.people.toLocaleString('en-GB')} people, two years of history
${describeSetting(measured)}`;
}

function describeLoad({ p50Ms, p95Ms, p99Ms, requestsPerSecond, errors }: Load): string {
  return `p50 ${p50Ms} ms, p95 ${p95Ms} ms, p99 ${p99Ms} ms, ${requestsPerSecond.toLocaleString('en-GB')} answers a second, ${errors} errors`;
}
