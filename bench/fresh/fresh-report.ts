import { describeSetting } from '../setting.ts';
import type { MeasuredFresh } from './fresh.ts';

export function describeFresh(measured: MeasuredFresh): string {
  const { readable, people, rate, change, landed, landedPerSecond, asked, waiting } = measured;
  return `fresh: what arrives can be read after p50 ${readable.p50Ms} ms, p95 ${readable.p95Ms} ms, p99 ${readable.p99Ms} ms
  ${rate} records a second arrive, each with another ${change}, ${landedPerSecond} a second landed, ${landed.toLocaleString('en-GB')} in all; at most ${waiting} waited
  looked for over HTTP by a reader of another process: ${asked} of them
  data: ${people.toLocaleString('en-GB')} people, two years of history
${describeSetting(measured)}`;
}
