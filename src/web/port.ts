import type { AskedTimes } from '#access/reading.ts';
import type { Json } from '#kernel/json.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { Explanation } from '#record/explain/explain.ts';
import type { School } from '#record/facet/school.ts';
import type { Feed } from '#source/feed.ts';
import type { CohortPorts, PersonCohort } from './cohort-port.ts';
import type { ContradictionPorts } from './contradiction-port.ts';
import type { FeedPorts } from './feed-port.ts';
import type { Found } from './found.ts';
import type { FundingPorts } from './funding-port.ts';
import type { MatchingPorts } from './matching-port.ts';
import type { MyPorts } from './person/port.ts';
import type { PolicyPorts } from './policy-port.ts';
import type { PersonDecision, ReviewPorts } from './review-port.ts';
import type { RightsPorts } from './rights-port.ts';
import type { StaffPorts } from './staff-port.ts';

/** What the system holds; `simulatedNow` is null outside made-up England. */
export type Holdings = {
  readonly people: number;
  readonly sourceRecords: number;
  readonly versions: number;
  readonly observations: number;
  readonly quarantined: number;
  readonly simulatedNow: string | null;
};

/** How many people had each status on a Monday, `weekStarting`. */
export type WeekCount = { readonly weekStarting: string; readonly counts: Readonly<Record<string, number>> };

/** An academic year by its first calendar year (2025 for 2025 to 2026); null asks for the present one. */
export type YearOfWeeks = {
  readonly year: number;
  readonly academicYears: readonly number[];
  readonly weeks: readonly WeekCount[];
};

export type FeedState = {
  readonly feed: Feed;
  readonly channel: string;
  readonly lastCompleteRun: string | null;
  readonly lastRun: string | null;
  readonly outcome: 'complete' | 'partial' | 'failed' | 'never';
  readonly watermark: string | null;
  readonly rows: number;
  readonly quarantined: number;
  readonly freshness: 'fresh' | 'late' | 'never';
};

/** The replay of made-up England's past, from its first day; `day` is where it is, `until` where it will stop. */
export type Progress = {
  readonly from: string;
  readonly day: string;
  readonly until: string;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  readonly state: 'replaying' | 'idle' | 'failed';
  readonly problem: string | null;
};

/** `who` is `feed:key` of a source record, safe in a URL: a name, an address or a TRN never is. */
export type PersonSummary = {
  readonly who: string;
  readonly status: string;
  readonly confidence: string;
  readonly since: string;
};

export type PeopleFilter = { readonly status: string | null; readonly page: number };

export const peoplePerPage = 50;

/** The times that may be asked about: up to the last settled instant, and its day. */
export type NowTimes = { readonly settled: string; readonly today: string };

/** Everybody with that status, a page of them. */
export type FoundPeople = { readonly total: number; readonly people: readonly PersonSummary[] };

/**
 * What one source record said: `saidAt` in the source's own time, known to us from `knownFrom` until `knownTo`. As known
 * at the page's instant: nothing learned later, and null for what was still said then.
 */
export type TimelineLane = { readonly source: string; readonly record: string; readonly items: readonly LaneItem[] };

export type LaneItem = {
  readonly attribute: string;
  /** Tells apart what comes in several (placements, choices); empty for what comes once. */
  readonly item: string;
  readonly value: Json;
  readonly saidAt: string;
  readonly knownFrom: string;
  readonly knownTo: string | null;
  readonly observation: string;
};

/** One run of days for which we conclude one status, as known at the instant of the page. */
export type StatusSpan = {
  readonly from: string;
  readonly until: string | null;
  readonly code: string;
  readonly confidence: string;
  readonly source: string;
  readonly rule: string;
  /** Why, in sentences. */
  readonly reason: string;
};

/** What held of an attribute, and by whose word. */
export type HeldWords = { readonly value: string | number; readonly source: string };

export type PersonPage = {
  readonly answer: PersonRecord;
  readonly explanation: Explanation;
  readonly lanes: readonly TimelineLane[];
  readonly spans: readonly StatusSpan[];
  /** Each attribute over valid time, as known at the instant of the page; and what was believed of its day, by when we came to. */
  readonly timelines: {
    readonly held: Readonly<
      Record<
        string,
        readonly { readonly from: string; readonly until: string | null; readonly held: HeldWords | null }[]
      >
    >;
    readonly believed: Readonly<
      Record<string, readonly { readonly knownFrom: string; readonly held: HeldWords | null }[]>
    >;
  };
  /** How the person stands in each cohort on the day of the page. */
  readonly cohorts: readonly PersonCohort[];
  /** What stands of what was decided about whose these records are, newest first. */
  readonly decisions: readonly PersonDecision[];
  /** The schools that the records name by number. */
  readonly schools: readonly School[];
  readonly settled: string;
  readonly today: string;
};

export type FoundPerson =
  | { readonly kind: 'found'; readonly page: PersonPage }
  | { readonly kind: 'not-found' }
  /** What was this id's is held by several people now. */
  | { readonly kind: 'parted'; readonly heirs: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/** All that pages need to know; the composition root hands it in. */
export type WebPorts = {
  holdings(): Promise<Holdings>;
  statusByWeek(year: number | null): Promise<YearOfWeeks>;
  feeds(): Promise<readonly FeedState[]>;
  /** `page` counts from 1; a full page holds `peoplePerPage`; `total` counts all pages. */
  people(filter: PeopleFilter, times: AskedTimes): Promise<Found<FoundPeople>>;
  times(): Promise<NowTimes>;
  /** @param purpose for which the record was opened; the console's usual one where none is said */
  person(who: string, validOn: string | null, knownAt: string | null, purpose?: string): Promise<FoundPerson>;
  readonly cohorts: CohortPorts;
  readonly funding: FundingPorts;
  readonly feedPages: FeedPorts;
  readonly contradictions: ContradictionPorts;
  readonly policy: PolicyPorts;
  readonly review: ReviewPorts;
  readonly rights: RightsPorts;
  readonly matching: MatchingPorts;
  /** What people ask and tell of themselves. */
  readonly mine: MyPorts;
  readonly staff: StaffPorts;
  readonly sandbox: { progress(): Progress; advance(days: number): Promise<void> } | null;
};
