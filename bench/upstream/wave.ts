import { type Instant, instant } from '#kernel/instant.ts';
import { applicant } from './applicant.ts';
import { type ApplicationState, applicationRow } from './application-row.ts';
import { chance } from './chance.ts';

/** The records come in ten days of equal size: new choices, and from the second day on also changes of earlier ones. */
export const waveCount = 10;

/** The night after each day, when our feed is read. */
export function readingTime(wave: number): Instant {
  return instant(`2025-10-${String(7 + wave).padStart(2, '0')}T03:00:00Z`);
}

/** A choice as it is from the wave of its last change on. */
export type Change = { readonly choice: number; readonly wave: number; readonly updatedAt: string };

/** All changes of a day, a quarter of all records being changes of a choice that is known already. */
export function changesOf(records: number, wave: number): readonly Change[] {
  const size = sizeOf(records, wave);
  const before = firstsBefore(records, wave);
  const updates = updatesIn(records, wave);
  return Array.from({ length: size }, (_, at) => {
    const choice = at < updates ? Math.floor((at * before) / updates) : before + at - updates;
    return { choice, wave, updatedAt: stamp(wave, at, size) };
  });
}

export function rowOf(change: Change): unknown {
  return applicationRow(applicant(change.choice, cycleOf(change.choice)), stateOf(change));
}

export function cycleOf(choice: number): number {
  return choice % 2 === 0 ? 2025 : 2026;
}

/** Two in five changes are of status, the others of the email address. */
function stateOf({ choice, wave, updatedAt }: Change): ApplicationState {
  const recruitedAt = `${cycleOf(choice)}-05-12T10:00:00Z`;
  const drawn = chance(choice, wave, 20);
  if (drawn < 0.1) return { status: 'withdrawn', openConditions: 0, mail: 0, recruitedAt, updatedAt };
  if (drawn < 0.15) return { status: 'offer_deferred', openConditions: 0, mail: 0, recruitedAt, updatedAt };
  return {
    status: 'recruited',
    openConditions: drawn < 0.4 ? 1 : 0,
    mail: drawn < 0.4 ? 0 : wave,
    recruitedAt,
    updatedAt,
  };
}

function sizeOf(records: number, wave: number): number {
  return Math.floor(((wave + 1) * records) / waveCount) - Math.floor((wave * records) / waveCount);
}

function updatesIn(records: number, wave: number): number {
  return wave === 0 ? 0 : Math.floor((sizeOf(records, wave) * 0.25 * waveCount) / (waveCount - 1));
}

function firstsBefore(records: number, wave: number): number {
  let count = 0;
  for (let each = 0; each < wave; each += 1) count += sizeOf(records, each) - updatesIn(records, each);
  return count;
}

/** Over the twelve hours before midnight, so that the overlap of the next reading meets none again. */
function stamp(wave: number, at: number, size: number): string {
  const second = Math.floor((at / size) * 43_200);
  return new Date(Date.UTC(2025, 9, 6 + wave, 12, 0, second)).toISOString().replace('.000Z', 'Z');
}
