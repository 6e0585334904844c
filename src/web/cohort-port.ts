import type { FunnelStep } from '#cohort/funnel.ts';
import type { CohortGroup } from '#cohort/group.ts';
import type { CohortPerson } from '#cohort/membership.ts';
import type { CohortWeek } from '#cohort/week.ts';
import type { Found } from './found.ts';

/** What a cohort's text says, and the times that may be asked about: at hand without working anybody out. */
export type CohortOutline = {
  readonly name: string;
  readonly about: string;
  /** The version of the cohort's own text. */
  readonly text: string;
  readonly policy: string;
  /** How many are to be drawn. */
  readonly size: number;
  /** The academic year in which its members begin, by its first calendar year. */
  readonly academicYear: number;
  /** The last day of each wave. */
  readonly days: readonly string[];
  readonly settled: string;
  readonly today: string;
};

export type AskedCohort = {
  readonly name: string;
  readonly validOn: string | null;
  readonly knownAt: string | null;
};

export type CohortTotals = {
  readonly validOn: string;
  readonly knownAt: string;
  readonly everybody: number;
  /** Who meets the whole text on the day or went on after meeting it, drawn or not. */
  readonly eligible: number;
  readonly members: number;
  /** Members who can be reached on the day: beside membership, not part of it. */
  readonly contactable: number;
  readonly digest: string;
  readonly funnel: readonly FunnelStep[];
  readonly waves: readonly { readonly wave: number; readonly members: number }[];
  readonly strata: readonly StratumCount[];
};

/** How many stood in a stratum at the draw, how many of these were drawn, and how many members it has on the day. */
export type StratumCount = {
  readonly stratum: string;
  readonly stood: number;
  readonly drawn: number;
  readonly members: number;
};

/** How somebody stands in a cohort on a day. */
export type CohortStandingLine = Pick<
  CohortPerson,
  'member' | 'reason' | 'alsoFailing' | 'begun' | 'ended' | 'wave' | 'arm' | 'contactable'
>;

/** Somebody's line of the cohort, with their status on the day that was asked about. */
export type CohortLine = CohortStandingLine & { readonly who: string; readonly status: string };

/** `isDrawKnown` false: they meet the text, and whether they are drawn has not been worked out, or is still to come. */
export type PersonCohort = CohortStandingLine & { readonly cohort: string; readonly isDrawKnown: boolean };

/** A page of the people of a stage or with a reason; `total` counts all pages. */
export type CohortPeople = {
  readonly validOn: string;
  readonly knownAt: string;
  readonly total: number;
  readonly people: readonly CohortLine[];
};

export type CohortPorts = {
  list(): Promise<readonly CohortOutline[]>;
  totals(asked: AskedCohort): Promise<Found<CohortTotals>>;
  weeks(asked: AskedCohort): Promise<Found<readonly CohortWeek[]>>;
  /** `page` counts from 1; a full page holds `peoplePerPage`. */
  people(asked: AskedCohort, group: CohortGroup, page: number): Promise<Found<CohortPeople>>;
};
