import { describeSetting } from '../setting.ts';
import type { MeasuredIngest } from './ingest.ts';

export function describeIngest(measured: MeasuredIngest): string {
  const { memory, slices } = measured;
  const count = (number: number): string => number.toLocaleString('en-GB');
  return `ingest: ${count(measured.recordsPerSecond)} source records a second, HTTP to resolved record
  ${count(measured.records)} records in ${measured.seconds} s, one transaction a page of 250
  by tenths: ${slices.map((slice) => count(slice.recordsPerSecond)).join(' ')}
  our process: ${measured.cpuMsPerRecord} ms of processor time a record; memory at most ${memory.peakMb} MB; first quarter ${memory.firstQuarterMb} MB, last quarter ${memory.lastQuarterMb} MB
  database: ${count(measured.databaseMb)} MB, ${count(measured.people)} people, ${count(measured.observations)} observations
${describeSetting(measured)}`;
}
