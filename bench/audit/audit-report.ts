import { describeSetting } from '../setting.ts';
import type { MeasuredAudit } from './audit.ts';

export function describeAudit(measured: MeasuredAudit): string {
  const { people, atOnce, logged, unlogged, overheadPercent } = measured;
  return `audit: the access log takes ${overheadPercent} % of the reads a second
  with it ${logged.join(', ')}; without it ${unlogged.join(', ')}, by turns, ${atOnce} readers in one process
  data: ${people.toLocaleString('en-GB')} people, two years of history
${describeSetting(measured)}`;
}
