import type { InductionStatus } from '../career/career.ts';
import type { Provider } from '../population/provider.ts';
import type { Day, Instant } from '../time.ts';

/** One record of the teaching record system, as a list of its writes. */
export interface TrsPerson {
  readonly trn: string;
  readonly steps: readonly TrsStep[];
}

export interface TrsStep {
  readonly at: Instant;
  readonly change: Partial<TrsState>;
}

export interface TrsState extends TrsName {
  readonly previousNames: readonly TrsName[];
  readonly dateOfBirth: Day;
  readonly nationalInsuranceNumber: string | undefined;
  readonly emailAddress: string | undefined;
  readonly routes: readonly TrsRoute[];
  readonly induction: TrsInduction;
  readonly standing: TrsStanding;
}

export interface TrsName {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
}

export interface TrsRoute {
  /** The caller's own key: Register sends the trainee's slug. */
  readonly reference: string;
  readonly type: RouteType;
  readonly status: 'InTraining' | 'Holds' | 'Deferred' | 'Failed' | 'Withdrawn';
  readonly holdsFrom: Day | undefined;
  readonly trainingStart: Day | undefined;
  readonly trainingEnd: Day | undefined;
  readonly subject: { readonly reference: string; readonly name: string } | undefined;
  readonly provider: Provider | undefined;
}

export interface RouteType {
  readonly id: string;
  readonly name: string;
}

export interface TrsInduction {
  readonly status: InductionStatus;
  readonly start: Day | undefined;
  readonly completed: Day | undefined;
}

export type TrsStanding =
  | { readonly kind: 'active' }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'deactivated' };

export interface TrsNow {
  readonly trn: string;
  readonly state: TrsState;
  readonly writes: number;
}

/** The record as it stands; undefined before it exists. A sweep asks night after night for what hardly ever changes. */
export function trsPersonAt(person: TrsPerson, now: Instant): TrsNow | undefined {
  const { trn, steps } = person;
  const later = steps.findIndex(({ at }) => at > now);
  const writes = later === -1 ? steps.length : later;
  if (writes === 0) return undefined;
  const known = lastAsked.get(person);
  if (known?.writes === writes) return known;
  const state: TrsState = Object.assign({ ...blank }, ...steps.slice(0, writes).map(({ change }) => change));
  const found = { trn, state, writes };
  lastAsked.set(person, found);
  return found;
}

const lastAsked = new WeakMap<TrsPerson, TrsNow>();

/** The day from which the status is held: the first of all routes that hold. */
export function qtsOf({ routes }: TrsState): Day | undefined {
  const days = routes.flatMap(({ status, holdsFrom }) =>
    status === 'Holds' && holdsFrom !== undefined ? [holdsFrom] : [],
  );
  return days.length === 0 ? undefined : Math.min(...days);
}

export const blank: TrsState = {
  firstName: '',
  middleName: '',
  lastName: '',
  previousNames: [],
  dateOfBirth: 0,
  nationalInsuranceNumber: undefined,
  emailAddress: undefined,
  routes: [],
  induction: { status: 'None', start: undefined, completed: undefined },
  standing: { kind: 'active' },
};
