import { applyDeadlineOf, applyOpensFor, declineByDefaultOf, findOpensFor, rejectByDefaultOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Day, dayOf, instantOn, utcDayOf } from '../time.ts';
import type { Attempt, ChoiceStatus, TryStep } from './account.ts';
import type { Course } from './course.ts';
import { drawEnding, type Ending } from './fate.ts';
import type { FormNumbers } from './form-number.ts';
import { type DrawCourse, howMany, sent, triedInVain } from './other-choice.ts';
import { workingHour } from './recruitment.ts';

/** An application that is sent and leads to no place. Few writes, as with most real ones: opened, sent, decided. */
export function attemptInVain(random: Random, numbers: FormNumbers, cycle: number, draw: DrawCourse): Attempt {
  const ending = drawEnding(random);
  const sentOn = sendingDay(random, ending, cycle);
  const submittedAt = workingHour(random, sentOn);
  const openedOn = random.chance(0.5) ? sentOn : sentOn - random.integer(1, 60);
  const openedAt = Math.min(
    Math.max(findOpensFor(cycle) + instantOn(0, 1), workingHour(random, openedOn)),
    submittedAt - instantOn(0, 0, 40),
  );
  const decided = stepsTo(random, ending, sentOn, cycle);
  const course = () => drawOpen(random, cycle, sentOn, draw);
  const first = { course: course(), steps: [...sent({ filledAt: submittedAt, submittedAt }), ...decided] };
  const tries = [triedInVain(first, numbers.choiceId(0))];
  const others = howMany(random);
  for (let place = 1; place <= others; place += 1) {
    const steps = [...sent({ filledAt: submittedAt, submittedAt }), ...besides(ending, decided)];
    tries.push(triedInVain({ course: course(), steps }, numbers.choiceId(place)));
  }
  return { formId: numbers.formId, cycle, openedAt, filledAt: submittedAt, submittedAt, tries };
}

/** Nobody applies to a course that began long ago: those of January are over when most people apply. */
function drawOpen(random: Random, cycle: number, sentOn: Day, draw: DrawCourse): Course {
  let course = draw(random, cycle);
  while (course.startDay + 30 < sentOn) course = draw(random, cycle);
  return course;
}

/** Who is still undecided at the end sent late; whoever waited for longer than the thirty working days sent early. */
function sendingDay(random: Random, ending: Ending, cycle: number): Day {
  const opens = utcDayOf(applyOpensFor(cycle)) + 1;
  const deadline = utcDayOf(applyDeadlineOf(cycle));
  switch (ending) {
    case 'rejected_by_default':
      return random.integer(deadline - 35, deadline - 1);
    case 'declined_by_default':
      return random.integer(deadline - 60, deadline - 21);
    default:
      return random.around(dayOf(cycle, 3, 1), 65, opens, deadline - 80);
  }
}

function stepsTo(random: Random, ending: Ending, sentOn: Day, cycle: number): readonly TryStep[] {
  const on = (day: Day, status: ChoiceStatus): TryStep => ({ at: workingHour(random, day), status });
  const offeredOn = sentOn + random.integer(6, 20);
  switch (ending) {
    case 'rejected':
    case 'withdrawn':
      return [on(sentOn + random.integer(3, 35), ending)];
    case 'declined':
    case 'offer_withdrawn':
      return [on(offeredOn, 'offer'), on(offeredOn + random.integer(1, 14), ending)];
    case 'conditions_not_met': {
      const acceptedOn = offeredOn + random.integer(1, 5);
      return [
        on(offeredOn, 'offer'),
        on(acceptedOn, 'pending_conditions'),
        on(random.integer(acceptedOn + 10, Math.max(acceptedOn + 20, dayOf(cycle, 8, 20))), ending),
      ];
    }
    case 'declined_by_default':
      return [
        on(offeredOn, 'offer'),
        { at: declineByDefaultOf(cycle) + random.integer(0, 50_000_000), status: 'declined' },
      ];
    case 'rejected_by_default':
      return [rejectedByDefault(random, cycle)];
    case 'inactive':
      return [on(sentOn + 42, 'inactive'), rejectedByDefault(random, cycle)];
  }
}

function rejectedByDefault(random: Random, cycle: number): TryStep {
  return { at: rejectByDefaultOf(cycle) + random.integer(0, 50_000_000), status: 'rejected' };
}

/** The other choices go the same way where the calendar or the person decides, and else are rejected on the way. */
function besides(ending: Ending, decided: readonly TryStep[]): readonly TryStep[] {
  switch (ending) {
    case 'rejected_by_default':
    case 'inactive':
    case 'withdrawn':
      return decided;
    default:
      return decided.slice(0, 1).map(({ at }) => ({ at, status: 'rejected' }));
  }
}
