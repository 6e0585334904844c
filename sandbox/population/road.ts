import { type Random, randomFrom } from '../random.ts';
import { type Instant, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Account, Attempt } from './account.ts';
import { attemptInVain } from './attempt-in-vain.ts';
import type { CourseChoice } from './course-choice.ts';
import { chanceOf } from './fate.ts';
import { formNumbers } from './form-number.ts';
import { type Episode, eventIn, type Life } from './life.ts';
import { roadToPlace } from './road-to-place.ts';

/** How somebody who was recruited came to it. */
export interface Road {
  readonly accounts: readonly Account[];
  /** Second places that they held for a while beside the one of their life. */
  readonly secondPlaces: readonly Episode[];
}

/** Drawn from its own seed, so that it changes nothing of the life to which it leads. */
export function roadOf(seed: number, life: Life, person: number, courses: CourseChoice, traps: TrapSet): Road {
  const attempts = new Map<string, Attempt[]>();
  const secondPlaces: Episode[] = [];
  let forms = 0;
  let ready: Instant = 0;
  for (const episode of life.isDirect ? [] : life.episodes) {
    const recruited = eventIn(episode.events, 'recruited');
    if (recruited === undefined) continue;
    const { candidateId, choiceId } = episode.application;
    const mine = attempts.get(candidateId) ?? [];
    attempts.set(candidateId, mine);
    const random = randomFrom(seed, 'road', choiceId);
    const { cycle } = recruited.course;
    if (forms === 0 && hadTriedBefore(random, cycle)) {
      mine.push(attemptInVain(random, formNumbers(person, forms), cycle - 1, courses.draw));
      forms += 1;
    }
    const luck = { random, falls: traps.before(choiceId) };
    const { attempt, second } = roadToPlace(luck, episode, recruited, ready, formNumbers(person, forms), courses);
    mine.push(attempt);
    forms += 1;
    if (second !== undefined) secondPlaces.push(second);
    ready = instantOn((episode.events.at(-1)?.on ?? 0) + 1, 0);
  }
  const accounts = [...attempts].map(([id, list], index) => openAccount(seed, id, list, index === 0));
  return { accounts, secondPlaces };
}

function hadTriedBefore(random: Random, cycle: number): boolean {
  return cycle > 2025 && random.chance(chanceOf.havingAppliedBefore);
}

/** Most people sign in at once, and then the form is there; some newcomers only days later. */
export function openAccount(
  seed: number,
  candidateId: string,
  attempts: readonly Attempt[],
  isNewcomer: boolean,
): Account {
  const random = randomFrom(seed, 'account', candidateId);
  const first = attempts[0]?.openedAt ?? 0;
  const late = isNewcomer && random.chance(0.1) ? random.integer(1, 6) : 0;
  return { candidateId, createdAt: first - instantOn(late, 0), attempts };
}
