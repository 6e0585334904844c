import { describeSetting } from '../setting.ts';
import type { MeasuredFile, Pass } from './file.ts';

export function describeFile(measured: MeasuredFile): string {
  const { file, reading, importing } = measured;
  return `file: a CSV of ${count(Math.round(file.bytes / 1e6))} MB, ${count(file.rows)} rows of ${count(file.people)} made-up people over and over, 76 columns
  reading (cut, decoded, held against the contract, hashed; nothing stored): ${describePass(reading)}
  import (a snapshot whose ${count(importing.landed)} distinct rows land and whose ${count(importing.unchanged)} others stand already): ${describePass(importing)}
    ${count(importing.landingRowsPerSecond)} rows a second while they land, ${count(importing.standingRowsPerSecond)} a second behind that
${describeSetting(measured)}`;
}

function describePass({ seconds, rowsPerSecond, mbPerSecond, cpuMsPerThousand, memory }: Pass): string {
  return `${count(rowsPerSecond)} rows a second, ${mbPerSecond} MB a second, ${count(seconds)} s
    our process: ${cpuMsPerThousand} ms of processor time a thousand rows; at most ${memory.peakMb} MB; by quarters ${memory.quartersMb.join(' ')} MB`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
