import { describeSetting } from '../setting.ts';
import type { MeasuredArrivals, MeasuredDecide } from './decide.ts';

export function describeDecide(measured: MeasuredDecide): string {
  const { records, databaseMb, alone, paged, agreement } = measured;
  const differences = Object.entries(agreement.differences).map(([what, times]) => `${times} ${what}`);
  return `decide: who a new record is, among ${count(records)} (database: ${count(databaseMb)} MB)
  one record a transaction
${alone.map(describeArrivals).join('\n')}
  pages
${paged.map(describeArrivals).join('\n')}
  held against all at once: ${count(agreement.records)} records that hang together with those that came, ${count(agreement.likelyPairs)} likely pairs; differences: ${differences.join('; ') || 'none'}
${describeSetting(measured)}`;
}

function describeArrivals(measured: MeasuredArrivals): string {
  const { writers, perPage, pages, latency, ownLatency, recordsPerSecond, cpuMsPerRecord } = measured;
  const database = measured.databaseCpuMsPerRecord;
  const { roundTrips, steps, mostReached, pagesReaching } = measured;
  const who = writers === 1 ? 'one writer' : `${writers} writers`;
  const what = perPage === 1 ? who : `pages of ${perPage}`;
  const own = writers === 1 ? '' : `; its own time p50 ${ownLatency.p50Ms}, p99 ${ownLatency.p99Ms}`;
  const inSteps = Object.entries(steps).map(([step, ms]) => `${step} ${ms}`);
  return `    ${what}: p50 ${latency.p50Ms} ms, p95 ${latency.p95Ms}, p99 ${latency.p99Ms}${own}; ${count(recordsPerSecond)} records/s; processor time a record: ours ${cpuMsPerRecord} ms, the database's ${database ?? 'unknown'}
      ${pages} pages, ${roundTrips} round trips; ms: ${inSteps.join(', ')}; ${pagesReaching} read beyond what is near, at most ${mostReached} records`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
