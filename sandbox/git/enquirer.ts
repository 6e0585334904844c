import { drawsFor } from '../population/draw.ts';
import type { Life } from '../population/life.ts';
import { inventPerson } from '../population/person.ts';
import { dayOf, type Instant, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Contact } from './contact.ts';
import { contactsOf } from './keep-contact.ts';

/** Somebody who asked about teaching and never applied: no other service ever hears of them. */
export interface Enquirer {
  readonly life: Life;
  readonly askedAt: Instant;
  readonly contacts: readonly Contact[];
}

/** Three for every ten recruits of a cycle. */
export function inventEnquirers(seed: number, people: number, traps: TrapSet): readonly Enquirer[] {
  return Array.from({ length: Math.round(people * 0.3) }, (_, index) => {
    const id = `G${String(index + 1).padStart(6, '0')}`;
    const draws = drawsFor(seed, traps, id);
    const random = draws.about('enquirer');
    const life: Life = {
      id,
      isDirect: true,
      person: inventPerson(random, 4_000_000 + index, 2025),
      episodes: [],
      changes: [],
    };
    const askedAt = instantOn(random.integer(dayOf(2024, 6, 1), dayOf(2026, 12, 1)), random.integer(8, 21));
    return { life, askedAt, contacts: contactsOf(draws.falls, random, life, askedAt) };
  });
}
