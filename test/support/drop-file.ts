import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationRow, claimRow, traineeEvent } from './made-up-row.ts';

/** Files as other offices would send them, of invented people whom nobody else speaks of. */
export type Files = {
  readonly applications: string;
  readonly trainees: string;
  readonly claims: string;
  readonly changed: string;
};

export function writeFiles(folder: string): Files {
  const files = {
    applications: join(folder, 'applications.jsonl'),
    trainees: join(folder, 'trainees.jsonl'),
    claims: join(folder, 'claims.jsonl'),
    changed: join(folder, 'changed.jsonl'),
  };
  const at = '2025-05-12T10:00:00Z';
  // Before the season in which Register may hear late of a birthday.
  const summer = '2024-08-20T10:00:00Z';
  writeLines(files.applications, [
    applicationRow('900001', { candidate: 'C900001', email: 'bo@mail.test', updatedAt: at }),
    applicationRow('900002', { candidate: 'C900002', email: 'shared@mail.test', updatedAt: at }),
    applicationRow('900003', { candidate: 'C900003', email: 'shared@mail.test', updatedAt: at }),
    applicationRow('900005', { candidate: 'C900005', email: 'cy@mail.test', born: '1999-02-03', updatedAt: summer }),
  ]);
  writeLines(files.trainees, [
    traineeEvent('bo-r', { application_id: '900001', trn: '3900001', updated_at: at }),
    traineeEvent('cy-m', { application_id: '900005', date_of_birth: '1999-03-02', updated_at: summer }),
  ]);
  writeLines(files.claims, [
    claimRow('bo-1', { at, row: { who: 'apply-application:900001', kind: 'started', on: '2025-05-12' } }),
    claimRow('bo-2', { at, row: { who: 'apply-application:900001', kind: 'started', on: '2025-02-30' } }),
  ]);
  const known = new TextDecoder().decode(applicationRow('900004', { candidate: 'C900004', email: 'di@mail.test' }));
  writeLines(files.changed, [new TextEncoder().encode(known.replace('"status"', '"visa_route":"none","status"'))]);
  return files;
}

function writeLines(path: string, rows: readonly Uint8Array[]): void {
  writeFileSync(path, rows.map((row) => `${new TextDecoder().decode(row)}\n`).join(''));
}
