import { type Instant, instant } from '#kernel/instant.ts';
import { type Applicant, applicant } from '../upstream/applicant.ts';
import { applicationRow } from '../upstream/application-row.ts';
import { chance } from '../upstream/chance.ts';
import { traineeRow } from '../upstream/trainee-row.ts';

/** The history is learned in monthly steps, November 2024 to November 2026. */
export const stepCount = 25;

export function stepTime(step: number): Instant {
  return instant(new Date(Date.UTC(2024, 10 + step, 1, 3)).toISOString());
}

/** Four in five belong to cycle 2025 and are known by its autumn; the others come a year later. */
export function lifeOf(index: number): Applicant {
  return applicant(index, index % 5 === 4 ? 2026 : 2025);
}

/** The application's rows that a person's month brings: an offer, its conditions met, a new address for a few. */
export function applicationIn(person: Applicant, step: number): unknown {
  const offered = firstStep(person) + Math.floor(chance(person.index, 30) * 7);
  const isMoving = chance(person.index, 31) < 0.25;
  if (step !== offered && step !== offered + 1 && !(isMoving && step === offered + 2)) return undefined;
  return applicationRow(person, {
    status: 'recruited',
    openConditions: step === offered ? 1 : 0,
    mail: step === offered + 2 ? 1 : 0,
    recruitedAt: stampBefore(offered),
    updatedAt: stampBefore(step),
  });
}

/** The record at Register: made before the start, a TRN, a placement, and an end: award for most. */
export function traineeIn(person: Applicant, step: number): unknown {
  const first = firstStep(person);
  const made = first + 9 + (person.index % 2);
  const drawn = chance(person.index, 32);
  const row = (
    state: 'submitted_for_trn' | 'trn_received' | 'deferred' | 'withdrawn' | 'awarded',
    placements: number,
  ) => traineeRow(person, { state, placements, hasStarted: step > first + 10, updatedAt: stampBefore(step) });
  if (step === made) return row('submitted_for_trn', 0);
  if (step === made + 1) return row('trn_received', 0);
  if (step === first + 13) return row('trn_received', 1);
  if (step === first + 15 && drawn < 0.04) return row('withdrawn', 1);
  if (step === first + 15 && drawn < 0.08) return row('deferred', 1);
  if (step === first + 21 && drawn >= 0.08) return row('awarded', 2);
  return undefined;
}

function firstStep(person: Applicant): number {
  return person.course.cycle === 2025 ? 0 : 12;
}

function stampBefore(step: number): string {
  return new Date(Date.UTC(2024, 9 + step, 20, 10)).toISOString();
}
