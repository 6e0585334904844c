import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { byRef, type Clustered, type Member } from '../cluster.ts';
import type { Edge } from '../likely/judge-pair.ts';
import type { LinkDecision } from '../link-decision.ts';
import type { PersonId } from '../person-id.ts';
import { openQuestions, questionOf } from '../question.ts';
import type { PairCause, PairDifference } from './pair-difference.ts';

/**
 * What would be otherwise if everything were worked out now: records of several people that would be one person's, records
 * of one person that would be several's, and what somebody would be asked about and is not, or is and would not be.
 */
export type Difference = {
  readonly kind: 'together' | 'apart' | 'ask' | 'unasked';
  /** The records as they fall, each group and the groups by their smallest. */
  readonly groups: readonly (readonly RecordRef[])[];
  /** Whose the records are held to be. */
  readonly people: readonly PersonId[];
  /** Null where the same pairs are held: then what is held of the records does not follow from them. */
  readonly cause: PairCause | null;
  /** The most alike pair across the groups, with its steps. */
  readonly edge: Edge | null;
  /** The question that would be asked, or that is; null where nobody is asked. */
  readonly question: string | null;
};

/** What was worked out of some records, all that belongs to them among them, beside what stands of them. */
export type WorkedOut = {
  readonly members: readonly Member[];
  readonly clustered: Clustered;
  readonly decisions: readonly LinkDecision[];
  /** The likely pairs by which it was worked out. */
  readonly edges: readonly Edge[];
  readonly pairs: readonly PairDifference[];
  /** The questions of rules, decisions and likeness that wait. */
  readonly waiting: readonly { readonly question: string; readonly parts: readonly (readonly RecordRef[])[] }[];
};

export function differencesOf(worked: WorkedOut): readonly Difference[] {
  const { members, clustered, decisions, waiting } = worked;
  const personOf = new Map(members.map(({ ref, person }) => [formatRef(ref), person]));
  const clusterOf = new Map(
    clustered.clusters.flatMap((cluster) => cluster.members.map(({ ref }) => [formatRef(ref), cluster])),
  );
  const tell = (
    kind: Difference['kind'],
    parts: readonly (readonly RecordRef[])[],
    question: string | null = null,
  ): Difference => {
    const groups = parts.map((part) => part.toSorted(byRef)).toSorted(([a], [b]) => (a && b ? byRef(a, b) : 0));
    const people = [...new Set(groups.flat().flatMap((ref) => personOf.get(formatRef(ref)) ?? []))];
    return { kind, groups, people, question, cause: causeOf(groups, worked), edge: strongest(groups, worked.edges) };
  };
  const together = clustered.clusters.map((cluster) => partsBy(cluster.members, ({ person }) => person));
  const persons = Map.groupBy(members, ({ person }) => person);
  const apart = [...persons].map(([person, own]) =>
    person === null ? [] : partsBy(own, ({ ref }) => clusterOf.get(formatRef(ref))),
  );
  const asked = openQuestions(clustered.keptApart, decisions);
  const questions = new Set(asked.map(questionOf));
  const waits = new Set(waiting.map(({ question }) => question));
  return [
    ...together.filter(isParted).map((parts) => tell('together', parts)),
    ...apart.filter(isParted).map((parts) => tell('apart', parts)),
    ...asked.filter((each) => !waits.has(questionOf(each))).map((each) => tell('ask', each.groups, questionOf(each))),
    ...waiting
      .filter(({ question }) => !questions.has(question))
      .map(({ question, parts }) => tell('unasked', parts, question)),
  ];
}

/** The records that would be another person's: of what meets or parts all but the largest group. */
export function movedBy({ kind, groups }: Difference): number {
  if (kind === 'ask' || kind === 'unasked') return 0;
  const sizes = groups.map((group) => group.length);
  return sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
}

function partsBy(members: readonly Member[], whose: (member: Member) => unknown): readonly (readonly RecordRef[])[] {
  return [...Map.groupBy(members, whose).values()].map((part) => part.map(({ ref }) => ref));
}

function isParted(parts: readonly unknown[]): boolean {
  return parts.length > 1;
}

/** That of the strongest pair between two of the groups that is held and not found, or found and not held. */
function causeOf(groups: Difference['groups'], { pairs }: WorkedOut): PairCause | null {
  const across = strongest(
    groups,
    pairs.map(({ edge }) => edge),
  );
  return pairs.find(({ edge }) => edge === across)?.cause ?? null;
}

function strongest(groups: Difference['groups'], edges: readonly Edge[]): Edge | null {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((ref) => [formatRef(ref), index])));
  const across = edges.filter(({ left, right }) => {
    const [one, other] = [groupOf.get(formatRef(left)), groupOf.get(formatRef(right))];
    return one !== undefined && other !== undefined && one !== other;
  });
  return across.reduce<Edge | null>((best, edge) => (best === null || edge.bits > best.bits ? edge : best), null);
}
