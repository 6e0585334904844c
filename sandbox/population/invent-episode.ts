import { applyOpensFor } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Day, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Course } from './course.ts';
import type { CourseChoice } from './course-choice.ts';
import { type Draws, drawsFor } from './draw.ts';
import { planEpisode } from './episode.ts';
import type { Application, Episode, LifeEvent } from './life.ts';
import { recruit } from './recruitment.ts';
import { trainToTheEnd } from './training.ts';

/** What lives are drawn from. */
export interface Ground {
  readonly seed: number;
  readonly traps: TrapSet;
  readonly courses: CourseChoice;
}

/** Whose application it is. */
export interface Place {
  readonly candidateId: string;
  readonly choiceId: string;
  readonly cycle: number;
}

/** Recruited to some course of the cycle, and whatever comes of it. */
export function inventEpisode({ seed, traps, courses }: Ground, place: Place, notBefore: Day): Episode {
  const draws = drawsFor(seed, traps, place.choiceId);
  const events = planEpisode(draws, courses.drawPlace(draws, place.cycle), notBefore, courses);
  return { application: inventApplication(draws.about('application'), place, events[0]?.on ?? notBefore), events };
}

/** Recruited to one course, begun on its first day and not simply left; without Apply it begins there. */
export function inventTraining(
  draws: Draws,
  { courses }: Ground,
  place: Place,
  course: Course,
  { notBefore, isDirect }: { readonly notBefore: Day; readonly isDirect: boolean },
): Episode {
  const recruited = recruit(draws, course, notBefore);
  const trained = trainToTheEnd(draws, course, course.startDay, courses.findOther);
  return {
    application: inventApplication(draws.about('application'), place, recruited[0]?.on ?? notBefore),
    events: isDirect ? trained : inOrder([...recruited, ...trained]),
  };
}

function inventApplication(random: Random, { choiceId, candidateId, cycle }: Place, recruitedOn: Day): Application {
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
