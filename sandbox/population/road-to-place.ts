import { findOpensFor, rejectByDefaultOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { Falls } from '../trap-set.ts';
import type { Attempt, Interview, Try, TryStep } from './account.ts';
import type { CourseChoice } from './course-choice.ts';
import type { FormNumbers } from './form-number.ts';
import type { Episode, LifeEventOf } from './life.ts';
import { otherTries, sent, triedInVain, type Way } from './other-choice.ts';
import { workingHour } from './recruitment.ts';
import { secondPlace } from './second-place.ts';

/** What is drawn about the way to one place. */
export interface Luck {
  readonly random: Random;
  readonly falls: Falls;
}

/** The form from which an episode grew: between three and four weeks from sending it to the place. */
export function roadToPlace(
  { random, falls }: Luck,
  episode: Episode,
  recruited: LifeEventOf<'recruited'>,
  ready: Instant,
  { formId, choiceId }: FormNumbers,
  courses: CourseChoice,
): { attempt: Attempt; second: Episode | undefined } {
  const { submittedAt } = episode.application;
  const { cycle } = recruited.course;
  const openedAt = openingOf(random, submittedAt, Math.max(findOpensFor(cycle), ready));
  const way = wayOf(random, episode, recruited, openedAt);
  const main = mainTry(random, episode, way, falls('offer_after_rejection') !== undefined);
  const greedy = falls('two_places');
  const second = greedy && secondPlace(greedy, episode, way, choiceId(0), courses);
  // Four choices are the most that Apply takes.
  const free = second === undefined ? 3 : 2;
  const others = otherTries(random, falls('choice_left_open'), way, courses.draw)
    .slice(0, free)
    .map((one, index) => triedInVain(one, choiceId(3 - free + index)));
  const tries = [main, ...(second === undefined ? [] : [second.attempted]), ...others];
  const { filledAt } = way;
  return { attempt: { formId, cycle, openedAt, filledAt, submittedAt, tries }, second: second?.episode };
}

function openingOf(random: Random, submittedAt: Instant, notBefore: Instant): Instant {
  const daysBefore = random.chance(0.55) ? 0 : random.integer(1, 70);
  const wished = workingHour(random, utcDayOf(submittedAt) - daysBefore);
  const soonest = notBefore + instantOn(0, random.integer(1, 5));
  return Math.min(Math.max(soonest, wished), submittedAt - instantOn(0, 0, random.integer(20, 50)));
}

function wayOf(random: Random, episode: Episode, recruited: LifeEventOf<'recruited'>, openedAt: Instant): Way {
  const { submittedAt } = episode.application;
  const offeredOn = utcDayOf(submittedAt) + random.integer(8, 12);
  const offeredAt = workingHour(random, offeredOn);
  const turn = episode.events.find(({ kind }) => turnsInApply.has(kind));
  const end = rejectByDefaultOf(recruited.course.cycle);
  return {
    filledAt: random.chance(0.7) ? submittedAt : Math.round((openedAt + submittedAt) / 2),
    submittedAt,
    offeredAt,
    acceptedAt: random.chance(0.55)
      ? offeredAt + instantOn(0, 1, random.integer(0, 59))
      : workingHour(random, offeredOn + random.integer(1, 5)),
    recruited,
    isFirm: turn === undefined,
    until: turn === undefined ? end : Math.min(end, turn.at - instantOn(0, 1)),
  };
}

/** After these the place itself is given back or put off. */
const turnsInApply: ReadonlySet<string> = new Set(['apply_withdrew', 'offer_deferred', 'withdrawn_by_mistake']);

function mainTry(random: Random, { application }: Episode, way: Way, isRejectedFirst: boolean): Try {
  const sentOn = utcDayOf(way.submittedAt);
  const interview = random.chance(0.35)
    ? arrangeInterview(random, workingHour(random, sentOn + random.integer(2, 4)))
    : undefined;
  const steps: TryStep[] = [...sent(way)];
  if (interview !== undefined) steps.push({ at: interview.arrangedAt, status: 'interviewing' });
  // Rejected by mistake, or until somebody else dropped out: an offer may follow a rejection.
  if (isRejectedFirst) steps.push({ at: way.offeredAt - instantOn(0, 20), status: 'rejected' });
  steps.push({ at: way.offeredAt, status: 'offer' });
  // An offer without conditions is a place as soon as it is accepted.
  if (random.chance(0.95)) steps.push({ at: way.acceptedAt, status: 'pending_conditions' });
  return {
    choiceId: Number(application.choiceId),
    course: way.recruited.course,
    steps,
    interview,
    place: { application, recruitedAt: way.recruited.at },
  };
}

function arrangeInterview(random: Random, arrangedAt: Instant): Interview {
  const heldAt = instantOn(utcDayOf(arrangedAt) + 3, random.integer(9, 15), 30);
  const moved = random.chance(0.2)
    ? { at: arrangedAt + instantOn(0, random.integer(26, 30)), to: heldAt + instantOn(0, 2) }
    : undefined;
  return { arrangedAt, heldAt, moved };
}
