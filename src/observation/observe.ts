import { canonicalJson, type Json } from '#kernel/json.ts';
import type { AttributeValue, Statement } from './observation.ts';
import { compareText, compareVersions, type VersionOrder } from './version.ts';

/** A version with what it says. */
export type StatedVersion = VersionOrder & {
  readonly version: string;
  readonly statements: readonly Statement[];
  /** The only attributes that it speaks about; undefined when it speaks about everything. */
  readonly speaksOf?: readonly string[] | undefined;
  /** What it does not deny by leaving it out: that stays as it was said last. */
  readonly isSilentAbout?: (slot: Slot) => boolean;
};

/** One attribute of a record or, where it comes in several, one of these. */
export type Slot = { readonly attribute: string; readonly item: string };

/** An observation that should stand, before it is stored. */
export type ProposedObservation = AttributeValue & Pick<StatedVersion, 'version' | 'assertedAt' | 'runStartedAt'>;

/** What stands already for one attribute of a record's channel. */
export type StandingObservation = AttributeValue & {
  readonly id: string;
  readonly assertedAt: string;
  readonly runStartedAt: string;
  readonly open: boolean;
};

/** What to write: values that appear, whether each is the present one, and values that the source no longer says. */
export type ObservationChange = {
  readonly add: readonly (ProposedObservation & { readonly open: boolean })[];
  readonly close: readonly string[];
};

/**
 * What changes when the versions of one record's channel are these. A value that did not change makes no new
 * observation: it stays asserted by the first version of its run. What a newer version leaves out becomes null, so
 * that "no longer said" has a time of its own; nothing is said of what was never said, nor of what a version that is no
 * whole row does not speak about. Where a part of a row has a time of its own, that orders it, not its row (R13).
 */
export function changeOf(
  versions: readonly StatedVersion[],
  standing: readonly StandingObservation[],
): ObservationChange {
  const kept = new Set<string>();
  const add: (ProposedObservation & { open: boolean })[] = [];
  const standingByIdentity = Map.groupBy(standing, identity);
  for (const { open, ...each } of runsOfValues(versions)) {
    const match = standingByIdentity.get(identity(each))?.find((other) => other.open === open || !open);
    if (match === undefined) add.push({ ...each, open });
    else if (open) kept.add(match.id);
  }
  const close = standing.filter((each) => each.open && !kept.has(each.id)).map((each) => each.id);
  return { add, close };
}

/**
 * The usual case of `changeOf`, a version newer than all before it in whole and in part, from the open observations alone.
 * @param standing the open observations of the record's channel
 */
export function changeByNewest(version: StatedVersion, standing: readonly StandingObservation[]): ObservationChange {
  const before = new Map(standing.map((each) => [slot(each), each]));
  const said = new Map(version.statements.map((each) => [slot(each), each]));
  const add: (ProposedObservation & { open: boolean })[] = [];
  const close: string[] = [];
  for (const [key, statement] of said) {
    const present = before.get(key);
    if (sameValue(statement.value, present?.value ?? null)) continue;
    add.push({ ...placed(statement, version), open: true });
    if (present !== undefined) close.push(present.id);
  }
  for (const [key, present] of before) {
    if (said.has(key) || present.value === null || !speaksAbout(version, present)) continue;
    add.push({ ...placed(noLonger(present), version), open: true });
    close.push(present.id);
  }
  return { add, close };
}

/**
 * Whether news in a part of the version is dated before the last version, or an old value before it was first said: then only
 * all versions together tell what changes.
 * @param last when the newest version before it was asserted
 */
export function goesBack(version: StatedVersion, standing: readonly StandingObservation[], last: string): boolean {
  const own = version.statements.filter(({ assertedAt }) => assertedAt !== undefined && assertedAt < last);
  if (own.length === 0) return false;
  const before = new Map(standing.map((each) => [slot(each), each]));
  return own.some((each) => {
    const present = before.get(slot(each));
    if (!sameValue(each.value, present?.value ?? null)) return true;
    return present !== undefined && (each.assertedAt ?? last) < present.assertedAt;
  });
}

/** Of each slot every value with the time from which it was said, and whether it is said still. */
function runsOfValues(versions: readonly StatedVersion[]): readonly (ProposedObservation & { open: boolean })[] {
  return [...Map.groupBy(everySaid(versions), slot).values()].flatMap((all) => {
    const news: ProposedObservation[] = [];
    for (const each of all.toSorted(bySourceTime))
      if (!sameValue(each.value, news.at(-1)?.value ?? null)) news.push(each);
    return news.map((each, index) => ({ ...each, open: index === news.length - 1 }));
  });
}

/** What each version says, and what it says no longer, in the order of the versions. */
function* everySaid(versions: readonly StatedVersion[]): Generator<ProposedObservation> {
  const latest = new Map<string, Statement>();
  for (const version of [...versions].sort(compareVersions)) {
    const said = new Map(version.statements.map((each) => [slot(each), each]));
    for (const [key, before] of latest) {
      if (before.value !== null && !said.has(key) && speaksAbout(version, before)) said.set(key, noLonger(before));
    }
    for (const [key, statement] of said) {
      latest.set(key, statement);
      yield placed(statement, version);
    }
  }
}

/** Sorting keeps the order of the versions where both times are the same. */
function bySourceTime(a: ProposedObservation, b: ProposedObservation): number {
  return compareText(a.assertedAt, b.assertedAt) || compareText(a.runStartedAt, b.runStartedAt);
}

function placed({ attribute, item, value, assertedAt }: Statement, from: StatedVersion): ProposedObservation {
  const { version, runStartedAt } = from;
  return { attribute, item, value, version, assertedAt: assertedAt ?? from.assertedAt, runStartedAt };
}

function speaksAbout({ speaksOf, isSilentAbout }: StatedVersion, each: AttributeValue): boolean {
  return (speaksOf === undefined || speaksOf.includes(each.attribute)) && isSilentAbout?.(each) !== true;
}

function noLonger({ attribute, item }: AttributeValue): Statement {
  return { attribute, item, value: null };
}

function slot(statement: { attribute: string; item: string }): string {
  return `${statement.attribute}\u0000${statement.item}`;
}

/** The run belongs to it: between channels that say something of one time, it decides (R13). */
function identity(each: AttributeValue & { assertedAt: string; runStartedAt: string }): string {
  return `${slot(each)}\u0000${each.assertedAt}\u0000${each.runStartedAt}\u0000${canonicalJson(each.value)}`;
}

function sameValue(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
