import { findOpensFor, rejectByDefaultOf } from '../calendar.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { Account, Attempt, Interview, Try, TryStep } from './account.ts';
import { attemptInVain } from './attempt-in-vain.ts';
import type { CourseChoice } from './course-choice.ts';
import { chanceOf } from './fate.ts';
import { formNumbers } from './form-number.ts';
import { type Episode, eventIn, type Life, type LifeEventOf } from './life.ts';
import { otherTries, triedInVain } from './other-choice.ts';
import { workingHour } from './recruitment.ts';
import { secondPlace } from './second-place.ts';

/** How somebody who was recruited came to it. */
export interface Road {
  readonly accounts: readonly Account[];
  /** Second places that they held for a while beside the one of their life. */
  readonly secondPlaces: readonly Episode[];
}

/** Drawn from its own seed, so that it changes nothing of the life to which it leads. */
export function roadOf(seed: number, life: Life, person: number, courses: CourseChoice): Road {
  const attempts = new Map<string, Attempt[]>();
  const secondPlaces: Episode[] = [];
  let formsBefore = 0;
  let ready: Instant = 0;
  for (const episode of life.isDirect ? [] : life.episodes) {
    const recruited = eventIn(episode.events, 'recruited');
    if (recruited === undefined) continue;
    const random = randomFrom(seed, 'road', episode.application.choiceId);
    const mine = attempts.get(episode.application.candidateId) ?? [];
    const { cycle } = recruited.course;
    if (formsBefore === 0 && cycle > 2025 && random.chance(chanceOf.havingAppliedBefore)) {
      mine.push(attemptInVain(random, formNumbers(person, formsBefore), cycle - 1, courses.draw));
      formsBefore += 1;
    }
    const { attempt, second } = roadToPlace(
      random,
      episode,
      recruited,
      ready,
      formNumbers(person, formsBefore),
      courses,
    );
    attempts.set(episode.application.candidateId, [...mine, attempt]);
    if (second !== undefined) secondPlaces.push(second);
    formsBefore += 1;
    ready = instantOn((episode.events.at(-1)?.on ?? 0) + 1, 0);
  }
  const accounts = [...attempts].map(([candidateId, list], index) => openAccount(seed, candidateId, list, index === 0));
  return { accounts, secondPlaces };
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

function roadToPlace(
  random: Random,
  episode: Episode,
  recruited: LifeEventOf<'recruited'>,
  ready: Instant,
  numbers: ReturnType<typeof formNumbers>,
  courses: CourseChoice,
): { attempt: Attempt; second: Episode | undefined } {
  const { application } = episode;
  const { cycle } = recruited.course;
  const submittedAt = application.submittedAt;
  const sentOn = utcDayOf(submittedAt);
  const notBefore = Math.max(findOpensFor(cycle), ready);
  const daysBefore = random.chance(0.45) ? 0 : random.integer(1, 70);
  const openedAt = Math.min(
    Math.max(notBefore + instantOn(0, random.integer(1, 5)), workingHour(random, sentOn - daysBefore)),
    submittedAt - instantOn(0, 0, random.integer(20, 50)),
  );
  const filledAt = random.chance(0.7) ? submittedAt : Math.round((openedAt + submittedAt) / 2);

  const interviewedOn = sentOn + random.integer(2, 4);
  const offeredOn = sentOn + random.integer(8, 12);
  const interview = random.chance(0.35) ? arrangeInterview(random, workingHour(random, interviewedOn)) : undefined;
  const offeredAt = workingHour(random, offeredOn);
  const acceptedAt = random.chance(0.5)
    ? offeredAt + instantOn(0, 1, random.integer(0, 59))
    : workingHour(random, offeredOn + random.integer(1, 5));
  const steps: TryStep[] = [
    ...(filledAt < submittedAt ? [{ at: filledAt, status: 'unsubmitted' as const }] : []),
    { at: submittedAt, status: 'awaiting_provider_decision' },
    ...(interview === undefined ? [] : [{ at: interview.arrangedAt, status: 'interviewing' as const }]),
    // Rejected by mistake, or before somebody else dropped out: an offer may follow a rejection.
    ...(random.chance(0.01) ? [{ at: workingHour(random, offeredOn - 1), status: 'rejected' as const }] : []),
    { at: offeredAt, status: 'offer' },
    ...(random.chance(0.05) ? [] : [{ at: acceptedAt, status: 'pending_conditions' as const }]),
  ];
  const main: Try = {
    choiceId: Number(application.choiceId),
    course: recruited.course,
    steps,
    interview,
    place: { application, recruitedAt: recruited.at },
  };
  const way = { filledAt, submittedAt, offeredAt, acceptedAt, recruited, until: untilOf(episode, cycle) };
  const second = random.chance(chanceOf.holdingTwoPlaces)
    ? secondPlace(random, episode, way, numbers.choiceId(0), courses)
    : undefined;
  const others = otherTries(random, way, courses.draw);
  const free = second === undefined ? 3 : 2;
  const tries = [
    main,
    ...(second === undefined ? [] : [second.attempted]),
    ...others.slice(0, free).map((one, index) => triedInVain(one, numbers.choiceId(index + 3 - free))),
  ];
  return {
    attempt: { formId: numbers.formId, cycle, openedAt, filledAt, submittedAt, tries },
    second: second?.episode,
  };
}

/** Nothing stays open in Apply once the place itself is given back or put off, nor beyond the end of the cycle. */
function untilOf({ events }: Episode, cycle: number): Instant {
  const turn = events.find((one) => ['apply_withdrew', 'offer_deferred', 'withdrawn_by_mistake'].includes(one.kind));
  return Math.min(rejectByDefaultOf(cycle), (turn?.at ?? Number.POSITIVE_INFINITY) - instantOn(0, 1));
}

export function arrangeInterview(random: Random, arrangedAt: Instant): Interview {
  const heldAt = instantOn(utcDayOf(arrangedAt) + 3, random.integer(9, 15), 30);
  const moved = random.chance(0.2)
    ? { at: arrangedAt + instantOn(0, random.integer(26, 30)), to: heldAt + instantOn(0, 2) }
    : undefined;
  return { arrangedAt, heldAt, moved };
}
