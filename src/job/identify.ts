import { hangTogetherWith } from '#identity/far-group.ts';
import type { Identifier } from '#identity/identifier.ts';
import type { Found } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { linkRecords, peopleOf, recordsOf } from './link-records.ts';
import { type Changed, compareAgain } from './match/compare-again.ts';
import { readFound } from './match/read-found.ts';
import { type Named, readNamed } from './match/read-named.ts';
import type { PageStore } from './page-store.ts';

/**
 * Links records to people by what names them, and then by how they describe them; what is neither stays apart.
 * @returns whose these records are, and everybody who gained or lost one
 */
export async function identify(
  store: PageStore,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<readonly PersonId[]> {
  const named = await readNamed(store, refs, matching);
  // Neither bears on the other, so that they are one wait.
  const [related, found] = await Promise.all([
    readRelated(store, named),
    readFound(
      store,
      named.flatMap(({ record }) => record ?? []),
    ),
  ]);
  const before = new Map(related.members.map((member) => [formatRef(member.ref), member]));
  const changed = named.flatMap((each): Changed[] => {
    const member = before.get(formatRef(each.ref));
    const digest = member?.digest ?? null;
    const isSame =
      member !== undefined &&
      member.person !== null &&
      digest === (each.record?.digest ?? null) &&
      sameIdentifiers(member.identifiers, each.identifiers);
    return isSame ? [] : [{ ...each, digest }];
  });
  if (changed.length === 0) return [...new Set(named.flatMap(({ ref }) => before.get(formatRef(ref))?.person ?? []))];
  const near = changed.length === named.length ? related : await readRelated(store, changed);
  const links = await link(store, changed, near, found, matching);
  const moved = recordsOf(links);
  const stayed = refs.flatMap((ref) => (moved.has(formatRef(ref)) ? [] : (before.get(formatRef(ref))?.person ?? [])));
  return [...new Set([...peopleOf(links), ...stayed])];
}

/** By what named these records and by what names them now: a record that loses an identifier may leave its person. */
function readRelated(store: PageStore, named: readonly Named[]): ReturnType<PageStore['readRelated']> {
  return store.readRelated(...asked(named));
}

/**
 * Of whom no decision and no question speaks, and no likely pair with anybody else, one step finds all: a person is then the
 * whole of what ties them.
 */
async function link(
  store: PageStore,
  changed: readonly Changed[],
  near: Awaited<ReturnType<PageStore['readRelated']>>,
  found: Found,
  matching: Matching,
): ReturnType<typeof linkRecords> {
  const compared = await compareAgain(store, changed, near.members, found, matching);
  const isDecidedUpon = near.isDecidedUpon || compared.isLikely;
  const reachOut = [
    ...near.members.flatMap(({ ref, reachesOut }) => (reachesOut ? [formatRef(ref)] : [])),
    ...compared.reachOut,
  ];
  const far = hangTogetherWith(changed, near.members, new Set(reachOut));
  const reached = far.length === 0 ? [] : await store.readReached(...asked(far));
  const met = new Set(reached.map(({ ref }) => formatRef(ref)));
  const all = [...reached, ...near.members.filter(({ ref }) => !met.has(formatRef(ref)))];
  const names = new Map(changed.map(({ ref, identifiers }) => [formatRef(ref), identifiers]));
  const members = all.map((each) => ({ ...each, identifiers: names.get(formatRef(each.ref)) ?? each.identifiers }));
  await store.replaceIdentifiers(changed);
  return linkRecords(store, members, isDecidedUpon, matching);
}

function asked(named: readonly Pick<Named, 'ref' | 'identifiers'>[]): [readonly RecordRef[], readonly Identifier[]] {
  return [named.map(({ ref }) => ref), named.flatMap(({ identifiers }) => identifiers)];
}

function sameIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  const texts = (identifiers: readonly Identifier[]): string =>
    [...new Set(identifiers.map(({ kind, value }) => `${kind} ${value}`))].toSorted().join('\n');
  return texts(a) === texts(b);
}
