import type { Course } from '../population/course.ts';
import type { Leaving } from '../population/life.ts';
import type { Provider } from '../population/provider.ts';
import type { Day, Instant } from '../time.ts';

/** One row of Register: it belongs to one accredited provider and keeps its slug for ever. */
export interface Trainee {
  readonly slug: string;
  readonly provider: Provider;
  /** To draw degrees, sex and the like when a row is shown; never shown itself. */
  readonly personIndex: number;
  readonly steps: readonly TraineeStep[];
}

/** One write. Placements do not touch `updated_at`; everything else does. */
export interface TraineeStep {
  readonly at: Instant;
  readonly touches: boolean;
  readonly change: Partial<TraineeState>;
}

export interface TraineeState {
  readonly state: RegisterState;
  /** A discarded row is shown by nobody, and leaves no trace. */
  readonly isDiscarded: boolean;
  readonly recordSource: 'apply' | 'manual' | 'api' | 'csv';
  readonly applicationId: string | undefined;
  readonly providerTraineeId: string | undefined;
  readonly trn: string | undefined;
  readonly firstNames: string;
  readonly middleNames: string | undefined;
  readonly lastName: string;
  readonly previousLastName: string | undefined;
  readonly dateOfBirth: Day;
  readonly email: string;
  readonly course: Course;
  readonly ittStart: Day | undefined;
  readonly ittEnd: Day | undefined;
  readonly traineeStart: Day | undefined;
  readonly submittedAt: Instant | undefined;
  readonly deferDate: Day | undefined;
  readonly deferReason: string | undefined;
  readonly reinstateDate: Day | undefined;
  readonly withdrawalDate: Day | undefined;
  readonly leaving: Leaving | undefined;
  readonly outcomeDate: Day | undefined;
  readonly recommendedAt: Instant | undefined;
  readonly awardedAt: Instant | undefined;
  readonly placements: readonly Placement[];
}

export type RegisterState =
  | 'draft'
  | 'submitted_for_trn'
  | 'trn_received'
  | 'deferred'
  | 'withdrawn'
  | 'recommended_for_award'
  | 'awarded';

export interface Placement {
  readonly urn: string;
  readonly name: string;
  readonly addedAt: Instant;
}

export interface TraineeNow {
  readonly trainee: Trainee;
  readonly state: TraineeState;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** How many writes it has had: equal counts mean an equal row. */
  readonly writes: number;
}

export function writesUntil(trainee: Trainee, now: Instant): number {
  const next = trainee.steps.findIndex((step) => step.at > now);
  return next === -1 ? trainee.steps.length : next;
}

/** The row as it stands at an instant; undefined before it exists and after it was discarded. */
export function traineeAt(trainee: Trainee, now: Instant): TraineeNow | undefined {
  const created = trainee.steps[0];
  const writes = writesUntil(trainee, now);
  if (created === undefined || writes === 0) return undefined;
  let updatedAt = created.at;
  let state: TraineeState = blank(created.change);
  for (let index = 0; index < writes; index += 1) {
    const step = trainee.steps[index];
    if (step === undefined) continue;
    state = { ...state, ...step.change };
    if (step.touches) updatedAt = step.at;
  }
  return state.isDiscarded ? undefined : { trainee, state, createdAt: created.at, updatedAt, writes };
}

function blank(first: Partial<TraineeState>): TraineeState {
  if (first.course === undefined) throw new Error('the first write of a trainee names the course');
  return {
    state: 'draft',
    isDiscarded: false,
    recordSource: 'manual',
    applicationId: undefined,
    providerTraineeId: undefined,
    trn: undefined,
    firstNames: '',
    middleNames: undefined,
    lastName: '',
    previousLastName: undefined,
    dateOfBirth: 0,
    email: '',
    ittStart: undefined,
    ittEnd: undefined,
    traineeStart: undefined,
    submittedAt: undefined,
    deferDate: undefined,
    deferReason: undefined,
    reinstateDate: undefined,
    withdrawalDate: undefined,
    leaving: undefined,
    outcomeDate: undefined,
    recommendedAt: undefined,
    awardedAt: undefined,
    placements: [],
    course: first.course,
  };
}
