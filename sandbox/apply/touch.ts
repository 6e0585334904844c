import type { Life } from '../population/life.ts';
import type { Person } from '../population/person.ts';
import { dayOf, type Instant, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Choice, ChoiceVersion } from './choice.ts';

/** Migrations and maintenance that move `updated_at` of most rows at once and change nothing else. */
const waves: readonly Instant[] = [
  instantOn(dayOf(2025, 2, 11), 2),
  instantOn(dayOf(2025, 6, 17), 2),
  instantOn(dayOf(2025, 9, 9), 2),
  instantOn(dayOf(2026, 2, 10), 2),
  instantOn(dayOf(2026, 6, 16), 2),
  instantOn(dayOf(2026, 9, 8), 2),
];

/** A wave takes some minutes to pass over all rows. */
const longestPass = 300_000_000;

/** The waves pass over all rows of a person or over none. */
export function isTouchedIn(traps: TrapSet, { id }: Life): boolean {
  return traps.before(id)('no_op_touch') !== undefined;
}

export function isTouchedBetween(after: Instant, until: Instant): boolean {
  return waves.some((wave) => wave + longestPass > after && wave <= until);
}

/** The version that is current at an instant, with the time of its last write; undefined before the first. */
export function choiceAt(choice: Choice, now: Instant): { version: ChoiceVersion; updatedAt: Instant } | undefined {
  const version = choice.versions.findLast((one) => one.at <= now);
  if (version === undefined) return undefined;
  return { version, updatedAt: choice.isTouched ? lastTouch(choice, version.at, now) : version.at };
}

/** A wave takes the rows of one person together. */
export function lastTouch({ person }: { readonly person: Person }, writtenAt: Instant, now: Instant): Instant {
  // Each person has their own microsecond of a wave.
  const offset = (person.index % 250_000) * 1_000 + (person.index % 997);
  for (let index = waves.length - 1; index >= 0; index -= 1) {
    const touched = (waves[index] ?? 0) + offset;
    if (touched <= now) return Math.max(touched, writtenAt);
  }
  return writtenAt;
}
