import { dayOf } from '../time.ts';
import type { Falls } from '../trap-set.ts';
import { drawsFor } from './draw.ts';
import { type Ground, inventEpisode, inventTraining } from './invent-episode.ts';
import { eventIn, type Life, type LifeEvent } from './life.ts';

/** Some of the first cycle are recruited again in the next: anywhere, or where they had begun. */
export function comeBack(ground: Ground, life: Life): Life {
  return life.isDirect ? life : (elsewhere(ground, life) ?? whereTheyLeft(ground, life) ?? life);
}

/** Who did not get through the first cycle, and looks again. */
function elsewhere(ground: Ground, life: Life): Life | undefined {
  const last = life.episodes[0]?.events.at(-1);
  if (last === undefined || !stopsEarly(last) || last.on > dayOf(2026, 1, 15)) return undefined;
  const falls = ground.traps.before(life.id);
  if (falls('two_cycles') === undefined) return undefined;
  const choiceId = String(2500001 + life.person.index);
  const place = { candidateId: accountOf(falls, life), choiceId, cycle: 2026 };
  return { ...life, episodes: [...life.episodes, inventEpisode(ground, place, last.on + 30)] };
}

/** Who left in training, and begins the same course a year later. */
function whereTheyLeft(ground: Ground, life: Life): Life | undefined {
  const events = life.episodes[0]?.events ?? [];
  const left = events.at(-1);
  const course = eventIn(events, 'started')?.course;
  if (left?.kind !== 'withdrew' || course?.cycle !== 2025 || left.on > dayOf(2026, 5, 31)) return undefined;
  const falls = ground.traps.before(life.id);
  const next = ground.courses.nextYear(course);
  if (next === undefined || falls('restart') === undefined) return undefined;
  const choiceId = String(2700001 + life.person.index);
  const place = { candidateId: accountOf(falls, life), choiceId, cycle: next.cycle };
  const draws = drawsFor(ground.seed, ground.traps, choiceId);
  const again = inventTraining(draws, ground, place, next, { notBefore: left.on + 30, isDirect: false });
  return { ...life, episodes: [...life.episodes, again] };
}

/** The old account, or a new one. */
function accountOf(falls: Falls, { person }: Life): string {
  return falls('two_accounts') === undefined ? person.candidateId : `C${800001 + person.index}`;
}

function stopsEarly({ kind }: LifeEvent): boolean {
  return kind === 'did_not_start' || kind === 'apply_withdrew' || kind === 'withdrew';
}
