import type { Random } from '../random.ts';
import { chanceOf } from './fate.ts';
import type { LifeEvent } from './life.ts';
import { inventLastName } from './name.ts';
import { type Person, personalEmail } from './person.ts';
import { workingHour } from './recruitment.ts';

/** New addresses and surnames between being recruited and the end of the training year, and who is told of them. */
export function planChanges(random: Random, person: Person, events: readonly LifeEvent[]): readonly LifeEvent[] {
  const from = events[0]?.on ?? 0;
  const changes: LifeEvent[] = [];
  if (random.chance(chanceOf.changingSurname)) {
    const on = from + random.integer(20, 380);
    const lastName = random.chance(0.3) ? `${person.lastName}-${inventLastName(random)}` : inventLastName(random);
    changes.push({
      kind: 'changed_surname',
      at: workingHour(random, on),
      on,
      lastName,
      tellsApply: random.chance(0.5),
      tellsProvider: random.chance(0.8),
    });
  }
  if (random.chance(chanceOf.changingEmail)) {
    const on = from + random.integer(10, 400);
    changes.push({
      kind: 'changed_email',
      at: workingHour(random, on),
      on,
      email: personalEmail(random, person.firstName, person.lastName, person.index).replace(
        '@',
        `.${random.integer(2, 9)}@`,
      ),
      tellsApply: random.chance(0.5),
      tellsProvider: random.chance(0.35),
    });
  }
  return changes.sort((one, other) => one.at - other.at);
}
