import Papa from 'papaparse';
import { type Trainee, traineeAt, writesUntil } from '../register/trainee.ts';
import { type Day, type Instant, instantOn, isMonday, monthOf } from '../time.ts';
import { exportColumns, exportRow } from './register-export-row.ts';

/** Weekly while trainees arrive and the census closes, else every fourth Monday; nobody clicks the button at other times. */
export function exportInstant(day: Day): Instant | undefined {
  const isWeekly = monthOf(day) >= 8;
  const isFourth = Math.floor((day - 4) / 7) % 4 === 0;
  return isMonday(day) && (isWeekly || isFourth) ? instantOn(day, 5) : undefined;
}

/** The administrators' snapshot: every provider, drafts too; a discarded row is simply not there. */
export function registerExport(trainees: readonly Trainee[]): (now: Instant) => Buffer {
  // A row that had no write since the last snapshot is the same bytes: a snapshot is mostly a copy of the one before.
  const lines = new Map<Trainee, { writes: number; line: Buffer }>();
  const header = Buffer.from(csvLine(exportColumns));

  function lineOf(trainee: Trainee, now: Instant): Buffer {
    const writes = writesUntil(trainee, now);
    const known = lines.get(trainee);
    if (known?.writes === writes) return known.line;
    const row = traineeAt(trainee, now);
    const line = Buffer.from(row === undefined ? '' : csvLine(exportRow(row)));
    lines.set(trainee, { writes, line });
    return line;
  }

  return (now) => Buffer.concat([header, ...trainees.map((trainee) => lineOf(trainee, now))]);
}

function csvLine(cells: readonly unknown[]): string {
  return `${Papa.unparse([[...cells]])}\r\n`;
}
