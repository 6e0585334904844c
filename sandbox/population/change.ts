import type { Draws } from './draw.ts';
import type { LifeEvent } from './life.ts';
import { inventLastName } from './name.ts';
import { type Person, personalEmail } from './person.ts';
import { workingHour } from './recruitment.ts';

/** New addresses and surnames between being recruited and the end of the training year, and who is told of them. */
export function planChanges({ falls }: Draws, person: Person, events: readonly LifeEvent[]): readonly LifeEvent[] {
  const from = events[0]?.on ?? 0;
  const changes: LifeEvent[] = [];
  const renaming = falls('changed_surname');
  if (renaming !== undefined) {
    const on = from + renaming.integer(20, 380);
    const lastName = renaming.chance(0.3) ? `${person.lastName}-${inventLastName(renaming)}` : inventLastName(renaming);
    changes.push({
      kind: 'changed_surname',
      at: workingHour(renaming, on),
      on,
      lastName,
      tellsApply: renaming.chance(0.5),
      tellsProvider: renaming.chance(0.8),
    });
  }
  const moving = falls('changed_email');
  if (moving !== undefined) {
    const on = from + moving.integer(10, 400);
    changes.push({
      kind: 'changed_email',
      at: workingHour(moving, on),
      on,
      email: personalEmail(moving, person.firstName, person.lastName, person.index).replace(
        '@',
        `.${moving.integer(2, 9)}@`,
      ),
      tellsApply: moving.chance(0.5),
      tellsProvider: moving.chance(0.35),
    });
  }
  return changes.sort((one, other) => one.at - other.at);
}
