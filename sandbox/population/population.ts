import { applyOpensFor } from '../calendar.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, instantOn } from '../time.ts';
import { traps as trapList } from '../trap.ts';
import type { Falls, TrapSet } from '../trap-set.ts';
import { planChanges } from './change.ts';
import type { CourseChoice } from './course-choice.ts';
import { drawsFor } from './draw.ts';
import { planEpisode } from './episode.ts';
import { type Application, type Episode, eventIn, type Life, type LifeEvent } from './life.ts';
import { inventPerson, type Person } from './person.ts';
import { recruit } from './recruitment.ts';
import { trainToTheEnd } from './training.ts';

/** What lives are drawn from. */
interface Ground {
  readonly seed: number;
  readonly traps: TrapSet;
  readonly courses: CourseChoice;
}

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
  return lives.map((life) => beginAgain(ground, comeBack(ground, life)));
}

function inventLife(ground: Ground, cycle: number, lives: readonly Life[]): Life {
  const index = lives.length;
  const draws = drawsFor(ground.seed, ground.traps, truthId(index));
  const neighbour = draws.falls('shared_inbox') && lives.at(-1)?.person;
  const person = relativeOf(inventPerson(draws.about('person'), index, cycle), neighbour);
  const episode = inventEpisode(ground, person.candidateId, String(2000001 + index), cycle, 0);
  return {
    id: truthId(index),
    isDirect: false,
    person,
    episodes: [episode],
    changes: planChanges(draws, person, episode.events),
  };
}

/** Undergraduates, schools' own recruits and the like, who stay to the end: a provider registers them, and Apply never sees them. */
function inventDirectLife({ seed, traps, courses }: Ground, cycle: number, index: number): Life {
  const isDirect = traps.has('never_in_apply');
  const person = inventPerson(randomFrom(seed, 'person', truthId(index)), index, cycle);
  const choiceId = String(2000001 + index);
  const draws = drawsFor(seed, traps, choiceId);
  const random = draws.about('course');
  const isUndergraduate = random.chance(0.5) && traps.has('long_course');
  const course = isUndergraduate ? courses.drawUndergraduate(random, cycle) : courses.drawPlace(draws, cycle);
  const recruited = recruit(draws, course, 0);
  const trained = trainToTheEnd(draws, course, course.startDay, courses.findOther);
  const events = isDirect ? trained : inOrder([...recruited, ...trained]);
  const application = inventApplication(
    draws.about('application'),
    person.candidateId,
    choiceId,
    cycle,
    recruited[0]?.on ?? 0,
  );
  return { id: truthId(index), isDirect, person, episodes: [{ application, events }], changes: [] };
}

function truthId(index: number): string {
  return `T${String(index + 1).padStart(6, '0')}`;
}

/** A few families read one address. */
function relativeOf(person: Person, neighbour: Person | undefined): Person {
  if (neighbour === undefined) return person;
  return { ...person, lastName: neighbour.lastName, email: neighbour.email, address: neighbour.address };
}

/** Some of the first cycle who did not get through it are recruited again in the next; some of them open a new account. */
function comeBack(ground: Ground, life: Life): Life {
  const [first] = life.episodes;
  const last = first?.events.at(-1);
  if (last === undefined || !stopsEarly(last) || last.on > dayOf(2026, 1, 15)) return life;
  const falls = ground.traps.before(life.id);
  if (falls('two_cycles') === undefined) return life;
  const again = inventEpisode(ground, accountOf(falls, life), String(2500001 + life.person.index), 2026, last.on + 30);
  return { ...life, episodes: [...life.episodes, again] };
}

/** Some who left in training begin the same course again a year later. */
function beginAgain(ground: Ground, life: Life): Life {
  const [first, second] = life.episodes;
  const left = first?.events.at(-1);
  const course = eventIn(first?.events ?? [], 'started')?.course;
  if (second !== undefined || left?.kind !== 'withdrew' || course?.cycle !== 2025 || left.on > dayOf(2026, 5, 31))
    return life;
  const falls = ground.traps.before(life.id);
  const next = ground.courses.nextYear(course);
  if (life.isDirect || next === undefined || falls('restart') === undefined) return life;

  const choiceId = String(2700001 + life.person.index);
  const draws = drawsFor(ground.seed, ground.traps, choiceId);
  const recruited = recruit(draws, next, left.on + 30);
  const trained = trainToTheEnd(draws, next, next.startDay, ground.courses.findOther);
  const application = inventApplication(
    draws.about('application'),
    accountOf(falls, life),
    choiceId,
    next.cycle,
    recruited[0]?.on ?? left.on + 30,
  );
  return { ...life, episodes: [...life.episodes, { application, events: inOrder([...recruited, ...trained]) }] };
}

/** The old account, or a new one. */
function accountOf(falls: Falls, { person }: Life): string {
  return falls('two_accounts') === undefined ? person.candidateId : `C${800001 + person.index}`;
}

function stopsEarly({ kind }: LifeEvent): boolean {
  return kind === 'did_not_start' || kind === 'apply_withdrew' || kind === 'withdrew';
}

function inventEpisode(
  { seed, traps, courses }: Ground,
  candidateId: string,
  choiceId: string,
  cycle: number,
  notBefore: Day,
): Episode {
  const draws = drawsFor(seed, traps, choiceId);
  const events = planEpisode(draws, courses.drawPlace(draws, cycle), notBefore, courses);
  const recruitedOn = events[0]?.on ?? notBefore;
  return {
    application: inventApplication(draws.about('application'), candidateId, choiceId, cycle, recruitedOn),
    events,
  };
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

function inOrder(events: readonly LifeEvent[]): readonly LifeEvent[] {
  return events.toSorted((one, other) => one.at - other.at);
}
