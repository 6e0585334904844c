import { randomFrom } from '../random.ts';
import { traps as trapList } from '../trap.ts';
import type { TrapSet } from '../trap-set.ts';
import { planChanges } from './change.ts';
import { comeBack } from './coming-back.ts';
import type { CourseChoice } from './course-choice.ts';
import { drawsFor } from './draw.ts';
import { type Ground, inventEpisode, inventTraining } from './invent-episode.ts';
import type { Life } from './life.ts';
import { inventPerson, type Person } from './person.ts';

/** Everybody who is recruited in one of the cycles, and some more whom Apply may never see, each drawn from streams of its own. */
export function inventLives(seed: number, people: number, courses: CourseChoice, traps: TrapSet): readonly Life[] {
  const ground: Ground = { seed, traps, courses };
  const lives: Life[] = [];
  for (const [cycle, count, more] of [
    [2025, people, Math.round(people * trapList.never_in_apply.share)],
    [2026, people, Math.round(people * trapList.never_in_apply.share)],
    [2027, Math.floor(people / 10), 0],
  ] as const) {
    for (let index = 0; index < count; index += 1) lives.push(inventLife(ground, cycle, lives));
    for (let index = 0; index < more; index += 1) lives.push(inventDirectLife(ground, cycle, lives.length));
  }
  return lives.map((life) => comeBack(ground, life));
}

function inventLife(ground: Ground, cycle: number, lives: readonly Life[]): Life {
  const index = lives.length;
  const draws = drawsFor(ground.seed, ground.traps, truthId(index));
  const neighbour = draws.falls('shared_inbox') && lives.at(-1)?.person;
  const person = relativeOf(inventPerson(draws.about('person'), index, cycle), neighbour);
  const episode = inventEpisode(ground, { candidateId: person.candidateId, choiceId: choiceIdOf(index), cycle }, 0);
  return {
    id: truthId(index),
    isDirect: false,
    person,
    episodes: [episode],
    changes: planChanges(draws, person, episode.events),
  };
}

/** Undergraduates, schools' own recruits and the like, who stay to the end: a provider registers them, and Apply never sees them. */
function inventDirectLife(ground: Ground, cycle: number, index: number): Life {
  const { seed, traps, courses } = ground;
  const isDirect = traps.has('never_in_apply');
  const person = inventPerson(randomFrom(seed, 'person', truthId(index)), index, cycle);
  const place = { candidateId: person.candidateId, choiceId: choiceIdOf(index), cycle };
  const draws = drawsFor(seed, traps, place.choiceId);
  const random = draws.about('course');
  const isUndergraduate = random.chance(0.5) && traps.has('long_course');
  const course = isUndergraduate ? courses.drawUndergraduate(random, cycle) : courses.drawPlace(draws, cycle);
  const episode = inventTraining(draws, ground, place, course, { notBefore: 0, isDirect });
  return { id: truthId(index), isDirect, person, episodes: [episode], changes: [] };
}

function truthId(index: number): string {
  return `T${String(index + 1).padStart(6, '0')}`;
}

function choiceIdOf(index: number): string {
  return String(2000001 + index);
}

/** A few families read one address. */
function relativeOf(person: Person, neighbour: Person | undefined): Person {
  if (neighbour === undefined) return person;
  return { ...person, lastName: neighbour.lastName, email: neighbour.email, address: neighbour.address };
}
