import { declineByDefaultOf, rejectByDefaultOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { Try, TryStep } from './account.ts';
import type { Course } from './course.ts';
import type { LifeEventOf } from './life.ts';
import { workingHour } from './recruitment.ts';

export type DrawCourse = (random: Random, cycle: number) => Course;

/** The dates of the application that led to a place. */
export interface Way {
  readonly filledAt: Instant;
  readonly submittedAt: Instant;
  readonly offeredAt: Instant;
  readonly acceptedAt: Instant;
  readonly recruited: LifeEventOf<'recruited'>;
  /** The place is neither given back nor put off in Apply. */
  readonly isFirm: boolean;
  /** Whatever else is open ends by then: with the cycle, or before the place itself turns. */
  readonly until: Instant;
}

export interface OtherTry {
  readonly course: Course;
  readonly steps: readonly TryStep[];
}

/** What else was on the form: mostly over by the day of acceptance, now and then open beside the place. The open one comes first, drawn from `leaving`. */
export function otherTries(
  random: Random,
  leaving: Random | undefined,
  way: Way,
  draw: DrawCourse,
): readonly OtherTry[] {
  const { course } = way.recruited;
  const count = howMany(random);
  const tries: OtherTry[] = [];
  const open = leaving && stepsLeftOpen(leaving, way);
  if (open) tries.push({ course: draw(leaving, course.cycle), steps: [...sent(way), ...open] });
  while (tries.length < count) {
    tries.push({ course: draw(random, course.cycle), steps: [...sent(way), endedByAcceptance(random, way)] });
  }
  return tries;
}

export function triedInVain({ course, steps }: OtherTry, choiceId: number): Try {
  return { choiceId, course, steps, interview: undefined, place: undefined };
}

/** Up to three beside the first. */
export function howMany(random: Random): number {
  const roll = random.next();
  if (roll < 0.45) return 0;
  if (roll < 0.7) return 1;
  return roll < 0.88 ? 2 : 3;
}

export function sent({ filledAt, submittedAt }: Pick<Way, 'filledAt' | 'submittedAt'>): readonly TryStep[] {
  return [
    ...(filledAt < submittedAt ? [{ at: filledAt, status: 'unsubmitted' as const }] : []),
    { at: submittedAt, status: 'awaiting_provider_decision' },
  ];
}

function endedByAcceptance(random: Random, way: Way): TryStep {
  const roll = random.next();
  if (roll < 0.5) return { at: way.acceptedAt, status: 'withdrawn' };
  if (roll < 0.8) return { at: way.offeredAt, status: 'rejected' };
  const on = utcDayOf(way.submittedAt) + random.integer(3, 7);
  return { at: workingHour(random, on), status: 'rejected' };
}

function stepsLeftOpen(random: Random, { submittedAt, recruited, until }: Way): readonly TryStep[] | undefined {
  const lasts = random.chance(0.45)
    ? Number.POSITIVE_INFINITY
    : workingHour(random, recruited.on + random.integer(5, 90));
  const endsAt = Math.min(lasts, until);
  if (endsAt < recruited.at + instantOn(1, 0)) return undefined;
  const { cycle } = recruited.course;
  if (random.chance(0.3)) {
    const offeredAt = recruited.at + instantOn(0, random.integer(1, 20));
    const isLeftToTheEnd = endsAt === rejectByDefaultOf(cycle);
    return [
      { at: offeredAt, status: 'offer' },
      {
        at: isLeftToTheEnd ? declineByDefaultOf(cycle) + random.integer(0, 50_000_000) : endsAt,
        status: isLeftToTheEnd || random.chance(0.7) ? 'declined' : 'offer_withdrawn',
      },
    ];
  }
  // Providers have thirty working days to decide.
  const inactiveAt = submittedAt + instantOn(42, 0);
  return [
    ...(inactiveAt < endsAt ? [{ at: inactiveAt, status: 'inactive' as const }] : []),
    { at: endsAt, status: lasts > until || random.chance(0.4) ? 'rejected' : 'withdrawn' },
  ];
}
