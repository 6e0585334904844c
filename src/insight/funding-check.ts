import { compareText } from '#observation/version.ts';
import { parseFundingRoute } from '#source/funding-route.ts';
import type { StatusCode } from '#source/status.ts';
import { parseSubject } from '#source/subject.ts';

/** Heads of one provider, subject and route, in the words of whoever counted them. */
export type Counted = {
  readonly provider: string;
  readonly providerName: string | null;
  readonly subject: string | null;
  readonly route: string | null;
};

/** A line of the Funding team's summary. */
export type FundedLine = Counted & { readonly heads: number };

/** One trainee record of ours, without whose it is: how it counted a lag ago and how it counts on the day asked about. */
export type TraineeCounted = Counted & { readonly before: Counts; readonly now: Counts };
export type Counts = 'counted' | 'uncertain' | 'not';

/** Why our count and theirs may differ; `unexplained` is what somebody should look at. */
export const differences = ['same', 'lag', 'uncertain', 'not_listed', 'unexplained'] as const;
export type Difference = (typeof differences)[number];

export type FundingLine = {
  readonly provider: string;
  readonly providerName: string | null;
  readonly subject: string;
  readonly route: string;
  readonly ours: number;
  /** Of whom we do not know yet whether they have started, and who pause: not in our count, and perhaps in theirs. */
  readonly uncertain: number;
  /** Null where the Funding team lists no such line. */
  readonly theirs: number | null;
  /** Ours less theirs. */
  readonly difference: number;
  readonly why: Difference;
};

/** Heads that cannot be compared, since no list of ours holds the word by which they are told apart. */
export type Unmatched = {
  readonly side: 'ours' | 'theirs';
  readonly what: 'subject' | 'route';
  readonly word: string;
  readonly heads: number;
};

export type FundingComparison = {
  readonly lines: readonly FundingLine[];
  readonly unmatched: readonly Unmatched[];
  readonly total: { readonly ours: number; readonly uncertain: number; readonly theirs: number };
};

/** Whether somebody of that status is a trainee who has started and not left; whether a pause is paid for is not known. */
export function countsAs(status: StatusCode): Counts {
  return hasStarted.has(status) ? 'counted' : mayBePaidFor.has(status) ? 'uncertain' : 'not';
}

const hasStarted: ReadonlySet<StatusCode> = new Set([
  'in_training',
  'outcome_submitted',
  'newly_qualified',
  'first_post_agreed',
  'ect_induction',
  'induction_failed',
  'established_teacher',
  'qualified_not_in_state_post',
  'left_teaching',
  'returner',
]);
const mayBePaidFor: ReadonlySet<StatusCode> = new Set([
  'recruited',
  'registered_not_started',
  'start_unconfirmed',
  'training_paused',
]);

/** Our counts beside the Funding team's, the biggest difference first. It checks our counts and touches nobody's status (R11). */
export function compareFunding(ours: readonly TraineeCounted[], theirs: readonly FundedLine[]): FundingComparison {
  const groups = new Map<string, Group>();
  const unmatched = new Map<string, Unmatched>();
  const groupOf = (side: Unmatched['side'], counted: Counted, heads: number): Group | undefined => {
    const subject = parseSubject(counted.subject ?? '');
    const route = parseFundingRoute(counted.route ?? '');
    if (subject === undefined || route === undefined) {
      const [what, word] =
        subject === undefined ? ['subject' as const, counted.subject] : ['route' as const, counted.route];
      note(unmatched, { side, what, word: word ?? 'none', heads });
      return undefined;
    }
    const name = [counted.provider, subject.code, route.code].join('\u0000');
    const group = groups.get(name) ?? newGroup(counted, subject.label, route.label);
    groups.set(name, group);
    group.providerName ??= counted.providerName;
    return group;
  };
  const total = { ours: 0, uncertain: 0, theirs: 0 };
  for (const each of ours) {
    if (each.now === 'counted') total.ours += 1;
    if (each.now === 'uncertain') total.uncertain += 1;
    const group = groupOf('ours', each, each.now === 'counted' ? 1 : 0);
    if (group === undefined) continue;
    if (each.now === 'counted') group.ours += 1;
    if (each.now === 'uncertain') group.uncertain += 1;
    if (each.before === 'counted') group.before += 1;
  }
  for (const each of theirs) {
    total.theirs += each.heads;
    const group = groupOf('theirs', each, each.heads);
    if (group !== undefined) group.theirs = (group.theirs ?? 0) + each.heads;
  }
  const lines = [...groups.values()].filter(isWorthTelling).map(toLine).toSorted(biggestFirst);
  const leftOver = [...unmatched.values()].filter(({ heads }) => heads > 0);
  return { lines, unmatched: leftOver.toSorted((a, b) => b.heads - a.heads || compareText(a.word, b.word)), total };
}

type Group = {
  readonly provider: string;
  providerName: string | null;
  readonly subject: string;
  readonly route: string;
  ours: number;
  uncertain: number;
  before: number;
  theirs: number | null;
};

function newGroup({ provider, providerName }: Counted, subject: string, route: string): Group {
  return { provider, providerName, subject, route, ours: 0, uncertain: 0, before: 0, theirs: null };
}

function note(all: Map<string, Unmatched>, one: Unmatched): void {
  const name = `${one.side} ${one.what} ${one.word}`;
  all.set(name, { ...one, heads: (all.get(name)?.heads ?? 0) + one.heads });
}

function isWorthTelling({ ours, uncertain, theirs }: Group): boolean {
  return ours > 0 || uncertain > 0 || (theirs ?? 0) > 0;
}

function toLine({ before, ...group }: Group): FundingLine {
  return { ...group, difference: group.ours - (group.theirs ?? 0), why: whyOf({ before, ...group }) };
}

/** Their count is that of some weeks ago: it is explained when it lies between what ours was then and what ours is. */
function whyOf({ ours, uncertain, before, theirs }: Group): Difference {
  if (ours === (theirs ?? 0)) return 'same';
  if (isBetween(theirs ?? 0, before, ours)) return 'lag';
  if (theirs === null) return 'not_listed';
  return theirs > ours && theirs <= ours + uncertain ? 'uncertain' : 'unexplained';
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}

function biggestFirst(a: FundingLine, b: FundingLine): number {
  return (
    Math.abs(b.difference) - Math.abs(a.difference) ||
    compareText(a.provider, b.provider) ||
    compareText(a.subject, b.subject) ||
    compareText(a.route, b.route)
  );
}
