import { formatRef } from '#source/record-ref.ts';
import type { Cluster, Member } from './cluster.ts';
import { isTying, tyingKinds } from './identifier.ts';
import type { Edge } from './likely/judge-pair.ts';

/** Why a record is its person's, in the words of the crosswalk; a merger of numbers by the regulator is a kind of its own. */
export type TieReason = {
  readonly kind: 'link' | 'number_merged';
  readonly rule: string;
  /** The pair by whose likeness it was made. */
  readonly edge?: Edge;
};

/**
 * The strongest identifier that ties a record, or those that were one person with it, to the others of its cluster;
 * without any, they are alike, or somebody decided it.
 */
export function tieReason(member: Member, { members, alike = [] }: Cluster): TieReason {
  const [own = [], others = []] = [true, false].map((mine) =>
    members.filter((each) => (each === member || (each.person !== null && each.person === member.person)) === mine),
  );
  if (others.length === 0) return { kind: 'link', rule: member.person === null ? 'first sight' : 'no longer tied' };
  const theirs = new Set(others.flatMap(({ identifiers }) => identifiers.map(nameOf)));
  const shared = own
    .flatMap(({ identifiers }) => identifiers)
    .filter((each) => isTying(each.kind) && theirs.has(nameOf(each)));
  const strongest = tyingKinds.find((kind) => shared.some((each) => each.kind === kind));
  switch (strongest) {
    case undefined: {
      const edge = edgeBetween(own, others, alike);
      return edge === undefined ? { kind: 'link', rule: 'decided by hand' } : { kind: 'link', rule: 'alike', edge };
    }
    case 'record':
      return { kind: 'link', rule: 'named by the person' };
    case 'choice-id':
    case 'c-id':
      return { kind: 'link', rule: `same ${strongest}` };
    case 'trn':
      return isMerger(
        members,
        shared.filter(({ kind }) => kind === 'trn').map(({ value }) => value),
      )
        ? { kind: 'number_merged', rule: 'number merged by the regulator' }
        : { kind: 'link', rule: 'same trn' };
    case 'nino-dob':
      return { kind: 'link', rule: 'same National Insurance number and date of birth' };
    case 'name-dob-email':
      return { kind: 'link', rule: 'same name, date of birth and email' };
  }
}

function edgeBetween(own: readonly Member[], others: readonly Member[], alike: readonly Edge[]): Edge | undefined {
  const [ours, theirs] = [own, others].map((some) => new Set(some.map(({ ref }) => formatRef(ref))));
  return alike.find(({ left, right }) => {
    const [one, other] = [formatRef(left), formatRef(right)];
    return (ours?.has(one) && theirs?.has(other)) || (ours?.has(other) && theirs?.has(one));
  });
}

/** Every number that ties it is one into which another was merged. */
function isMerger(members: readonly Member[], numbers: readonly string[]): boolean {
  const merged = new Set(
    members.flatMap(({ identifiers }) =>
      identifiers.flatMap(({ kind, value }) => (kind === 'merged-into' ? [value] : [])),
    ),
  );
  return numbers.every((number) => merged.has(number));
}

function nameOf({ kind, value }: Member['identifiers'][number]): string {
  return `${kind} ${value}`;
}
