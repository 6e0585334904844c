import { applyOpensFor } from '../calendar.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, instantOn } from '../time.ts';
import { planChanges } from './change.ts';
import type { CourseChoice } from './course-choice.ts';
import { planEpisode } from './episode.ts';
import { chanceOf } from './fate.ts';
import type { Application, Episode, Life } from './life.ts';
import { inventPerson, type Person } from './person.ts';
import { trainToTheEnd } from './training.ts';

/** Everybody who is recruited in one of the cycles, each with a whole life drawn from its own seed. */
export function inventLives(seed: number, people: number, courses: CourseChoice): readonly Life[] {
  const lives: Life[] = [];
  const counts: readonly (readonly [number, number])[] = [
    [2025, people],
    [2026, people],
    [2027, Math.floor(people / 10)],
  ];
  for (const [cycle, count] of counts) {
    const returners = cycle === 2026 ? comeBack(seed, lives, Math.round(count * chanceOf.comingBack), courses) : 0;
    for (let index = returners; index < count; index += 1) lives.push(inventLife(seed, cycle, lives, courses));
    const direct = cycle === 2027 ? 0 : Math.round(count * chanceOf.enteringDirectly);
    for (let index = 0; index < direct; index += 1) lives.push(inventDirectLife(seed, cycle, lives.length, courses));
  }
  return lives;
}

function inventLife(seed: number, cycle: number, lives: readonly Life[], courses: CourseChoice): Life {
  const index = lives.length;
  const random = randomFrom(seed, 'life', index);
  const person = inventRelative(random, inventPerson(random, index, cycle), lives.at(-1)?.person);
  const episode = inventEpisode(random, person.candidateId, String(2000001 + index), cycle, 0, courses);
  return {
    id: truthId(index),
    isDirect: false,
    person,
    episodes: [episode],
    changes: planChanges(random, person, episode.events),
  };
}

/** Undergraduates, schools' own recruits and the like: a provider registers them, Apply never saw them. */
function inventDirectLife(seed: number, cycle: number, index: number, courses: CourseChoice): Life {
  const random = randomFrom(seed, 'life', index);
  const person = inventPerson(random, index, cycle);
  const course = courses.draw(random, cycle);
  const events = trainToTheEnd(random, course, course.startDay, courses.findOther);
  const application = inventApplication(
    random,
    person.candidateId,
    String(2000001 + index),
    cycle,
    course.startDay - 90,
  );
  return { id: truthId(index), isDirect: true, person, episodes: [{ application, events }], changes: [] };
}

function truthId(index: number): string {
  return `T${String(index + 1).padStart(6, '0')}`;
}

/** A few families read one address. */
function inventRelative(random: Random, person: Person, neighbour: Person | undefined): Person {
  if (neighbour === undefined || !random.chance(chanceOf.sharingFamilyEmail)) return person;
  return { ...person, lastName: neighbour.lastName, email: neighbour.email, address: neighbour.address };
}

/** People of the first cycle who did not get through it and are recruited again in the next; some open a new account. */
function comeBack(seed: number, lives: Life[], wanted: number, courses: CourseChoice): number {
  let came = 0;
  for (let index = 0; index < lives.length && came < wanted; index += 1) {
    const life = lives[index];
    const last = life?.episodes[0]?.events.at(-1);
    if (life === undefined || last === undefined) continue;
    const stoppedEarly = last.kind === 'did_not_start' || last.kind === 'apply_withdrew' || last.kind === 'withdrew';
    if (!stoppedEarly || last.on > dayOf(2026, 1, 15)) continue;
    const random = randomFrom(seed, 'comes-back', life.id);
    // Not simply the first ones found, or they would all be neighbours.
    if (!random.chance(0.15)) continue;
    const account = random.chance(chanceOf.newAccountOnComingBack) ? `C${800001 + index}` : life.person.candidateId;
    const again = inventEpisode(random, account, String(2500001 + index), 2026, last.on + 30, courses);
    lives[index] = { ...life, episodes: [...life.episodes, again] };
    came += 1;
  }
  return came;
}

function inventEpisode(
  random: Random,
  candidateId: string,
  choiceId: string,
  cycle: number,
  notBefore: Day,
  courses: CourseChoice,
): Episode {
  const events = planEpisode(random, courses.draw(random, cycle), notBefore, courses);
  return { application: inventApplication(random, candidateId, choiceId, cycle, events[0]?.on ?? notBefore), events };
}

function inventApplication(
  random: Random,
  candidateId: string,
  choiceId: string,
  cycle: number,
  recruitedOn: Day,
): Application {
  return {
    choiceId,
    candidateId,
    supportReference: random.text('ABCDEFGHJKLMNPRSTUVWXY', 2) + random.text('0123456789', 4),
    submittedAt: Math.max(
      applyOpensFor(cycle),
      instantOn(
        recruitedOn - random.integer(20, 27),
        random.integer(7, 22),
        random.integer(0, 59),
        random.integer(0, 59),
      ),
    ),
  };
}
