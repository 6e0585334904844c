import type { PlainDate } from '#kernel/plain-date.ts';
import { digestLines } from './digest.ts';
import type { Draw, Sha256 } from './draw.ts';
import { countReasons, type FunnelStep, funnelOf } from './funnel.ts';
import { type CohortPerson, type Drawing, firstDraw, membersOf } from './membership.ts';
import type { CohortReason } from './reason.ts';
import type { StandingOn } from './standing-on.ts';

/** A cohort on a day, as known at an instant: the document of every face. */
export type CohortAnswer = {
  readonly cohort: string;
  readonly about: string;
  readonly policy: string;
  /** The version of the cohort's own text. */
  readonly text: string;
  readonly validOn: PlainDate;
  readonly knownAt: string;
  readonly size: number;
  /** Who meets the whole text on the day or went on after meeting it, drawn or not. */
  readonly eligible: number;
  readonly members: number;
  readonly digest: string;
  readonly reasons: ReadonlyMap<CohortReason, number>;
  readonly funnel: readonly FunnelStep[];
  readonly waves: readonly { readonly wave: number; readonly members: number }[];
  readonly strata: readonly StratumShare[];
  readonly people: readonly CohortPerson[];
};

/** A stratum: how many stood in it at the draw, how many of these were drawn, and how many members there are on the day. */
export type StratumShare = {
  readonly stratum: string;
  readonly stood: number;
  readonly drawn: number;
  readonly members: number;
};

/** @param sha256 gives 64 hexadecimal figures */
export function answerCohort(
  standings: readonly StandingOn[],
  drawing: Drawing,
  asked: { readonly policy: string; readonly knownAt: string },
  sha256: Sha256,
): CohortAnswer {
  const { cohort, on } = drawing;
  const drawn = firstDraw(drawing, sha256);
  const people = membersOf(standings, drawing, sha256, drawn).toSorted(byKey);
  const members = people.filter(({ member }) => member);
  return {
    cohort: cohort.name,
    about: cohort.about,
    policy: asked.policy,
    text: cohort.version,
    validOn: on,
    knownAt: asked.knownAt,
    size: cohort.draw.size,
    eligible: standings.filter(({ span }) => span.state.kind === 'inside').length,
    members: members.length,
    digest: sha256(digestLines(people).join('\n')),
    reasons: countReasons(people),
    funnel: funnelOf(people),
    waves: countBy(members, ({ wave }) => wave ?? 0).map(([wave, count]) => ({ wave, members: count })),
    strata: sharesOf(drawn, members),
    people,
  };
}

function sharesOf({ shares }: Draw, members: readonly CohortPerson[]): readonly StratumShare[] {
  const present = new Map(countBy(members, ({ stratum }) => stratum ?? ''));
  return [...new Set([...shares.keys(), ...present.keys()])].toSorted().map((stratum) => ({
    stratum,
    stood: shares.get(stratum)?.stood ?? 0,
    drawn: shares.get(stratum)?.drawn ?? 0,
    members: present.get(stratum) ?? 0,
  }));
}

function countBy<Key extends string | number>(
  people: readonly CohortPerson[],
  of: (person: CohortPerson) => Key,
): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const person of people) counts.set(of(person), (counts.get(of(person)) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function byKey(a: CohortPerson, b: CohortPerson): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
