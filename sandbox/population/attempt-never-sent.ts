import { applyDeadlineOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Attempt } from './account.ts';
import type { FormNumbers } from './form-number.ts';
import { type DrawCourse, triedInVain } from './other-choice.ts';

/** A form that nobody sends: often empty, at best with a course or two; the end of the cycle closes it. */
export function attemptNeverSent(
  random: Random,
  numbers: FormNumbers,
  cycle: number,
  openedAt: Instant,
  draw: DrawCourse,
): Attempt {
  const deadline = applyDeadlineOf(cycle);
  const empty = { formId: numbers.formId, cycle, openedAt, submittedAt: undefined };
  if (random.chance(0.4)) return { ...empty, filledAt: undefined, tries: [] };

  const worked = random.chance(0.5) ? instantOn(0, 0, 25) : instantOn(random.integer(1, 20), 1);
  const filledAt = Math.min(openedAt + worked, deadline - instantOn(0, 2));
  const closedAt = deadline + instantOn(0, 0, random.integer(1, 20), random.integer(0, 59));
  const courses = random.integer(0, 2);
  const steps = [
    { at: filledAt, status: 'unsubmitted' as const },
    { at: closedAt, status: 'application_not_sent' as const },
  ];
  const tries = Array.from({ length: courses }, (_, place) =>
    triedInVain({ course: draw(random, cycle), steps }, numbers.choiceId(place)),
  );
  return { ...empty, filledAt, tries };
}
