import type { InductionStatus } from '../career/career.ts';
import type { Random } from '../random.ts';
import type { RegisterState, Trainee, TraineeState } from '../register/trainee.ts';
import { instantOn } from '../time.ts';
import type { Falls } from '../trap-set.ts';
import { routeTypeOf } from './route-type.ts';
import { blank, qtsOf, type TrsRoute, type TrsState } from './trs-person.ts';
import { putRoute, type TrsWrite } from './trs-write.ts';

/** What Register tells of one trainee: from the TRN on every change of state, minutes later; what it discards it never takes back. */
export function routeWrites(
  random: Random,
  trainee: Trainee,
  falls: Falls,
  induction: InductionStatus | undefined,
): readonly TrsWrite[] {
  const writes: TrsWrite[] = [];
  let state: Partial<TraineeState> = {};
  let last = 0;
  for (const { at, change } of trainee.steps) {
    state = { ...state, ...change };
    if (state.trn === undefined || change.state === undefined) continue;
    const route = routeOfRow(trainee, state);
    if (route === undefined) continue;
    const slow = change.state === 'recommended_for_award' ? falls('slow_holds') : undefined;
    const delay = slow === undefined ? instantOn(0, 0, random.integer(2, 90)) : instantOn(slow.integer(3, 18), 3);
    last = Math.max(at + delay, last + 60_000_000);
    writes.push({ at: last, write: (person) => withInduction(person, putRoute(person, route), induction) });
  }
  return writes;
}

/** Whoever gains the status must serve induction, unless exempt; with the status it is taken back. */
function withInduction(
  person: TrsState,
  change: Partial<TrsState>,
  induction: InductionStatus = 'RequiredToComplete',
): Partial<TrsState> {
  const { status } = person.induction;
  const isHeld = qtsOf({ ...person, ...change }) !== undefined;
  if (isHeld && status === 'None')
    return { ...change, induction: { status: induction, start: undefined, completed: undefined } };
  return !isHeld && status !== 'None' ? { ...change, induction: blank.induction } : change;
}

function routeOfRow(trainee: Trainee, state: Partial<TraineeState>): TrsRoute | undefined {
  const { course } = state;
  if (course === undefined || state.state === undefined) return undefined;
  const status = statusOf(state.state);
  return {
    reference: trainee.slug,
    type: routeTypeOf(course),
    status,
    // The regulator shows the status as soon as the office has recommended, from the day of the standards on.
    holdsFrom: status === 'Holds' ? state.outcomeDate : undefined,
    trainingStart: state.traineeStart ?? state.ittStart,
    trainingEnd: state.ittEnd,
    subject: { reference: course.subject.hesa, name: course.subject.specialism },
    provider: trainee.provider,
  };
}

function statusOf(state: RegisterState): TrsRoute['status'] {
  switch (state) {
    case 'recommended_for_award':
    case 'awarded':
      return 'Holds';
    case 'deferred':
      return 'Deferred';
    case 'withdrawn':
      return 'Withdrawn';
    case 'draft':
    case 'submitted_for_trn':
    case 'trn_received':
      return 'InTraining';
  }
}
