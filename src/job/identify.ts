import { type Identifier, identifiersOf, identifyingAttributes, namesForGood } from '#identity/identifier.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { linkRecords, peopleOf, recordsOf } from './link-records.ts';
import type { PageStore } from './page-store.ts';

/**
 * Links records to people by the deterministic chains; records without a shared identifier stay apart.
 * @returns whose these records are, and everybody who gained or lost one
 */
export async function identify(store: PageStore, refs: readonly RecordRef[]): Promise<readonly PersonId[]> {
  const said = Map.groupBy(await store.recall(refs), formatRef);
  const named = refs.map((ref) => ({
    ref,
    identifiers: identifiersOf(ref, namesIn(said.get(formatRef(ref)) ?? [])),
  }));
  const related = await readRelated(store, named);
  const before = new Map(related.members.map((member) => [formatRef(member.ref), member]));
  const changed = named.filter(({ ref, identifiers }) => {
    const member = before.get(formatRef(ref));
    return member === undefined || member.person === null || !sameIdentifiers(member.identifiers, identifiers);
  });
  if (changed.length === 0) return [...new Set(named.flatMap(({ ref }) => before.get(formatRef(ref))?.person ?? []))];
  const near = changed.length === named.length ? related : await readRelated(store, changed);
  const links = await link(store, changed, near);
  const moved = recordsOf(links);
  const stayed = refs.flatMap((ref) => (moved.has(formatRef(ref)) ? [] : (before.get(formatRef(ref))?.person ?? [])));
  return [...new Set([...peopleOf(links), ...stayed])];
}

const identifying: ReadonlySet<string> = new Set(identifyingAttributes);

type Named = { readonly ref: RecordRef; readonly identifiers: readonly Identifier[] };

/** By what named these records and by what names them now: a record that loses an identifier may leave its person. */
function readRelated(store: PageStore, named: readonly Named[]): ReturnType<PageStore['readRelated']> {
  return store.readRelated(...asked(named));
}

/** Without any decision or question about them one step finds all: a person is the whole of what identifiers tie. */
async function link(
  store: PageStore,
  changed: readonly Named[],
  near: Awaited<ReturnType<PageStore['readRelated']>>,
): ReturnType<typeof linkRecords> {
  const { isDecidedUpon } = near;
  const found = isDecidedUpon ? await store.readReached(...asked(changed)) : near.members;
  const names = new Map(changed.map(({ ref, identifiers }) => [formatRef(ref), identifiers]));
  const members = found.map((each) => ({ ...each, identifiers: names.get(formatRef(each.ref)) ?? each.identifiers }));
  await store.replaceIdentifiers(changed);
  return linkRecords(store, members, isDecidedUpon);
}

function asked(named: readonly Named[]): [readonly RecordRef[], readonly Identifier[]] {
  return [named.map(({ ref }) => ref), named.flatMap(({ identifiers }) => identifiers)];
}

/** The open values of the identifying attributes, from all channels, and every value of what keeps naming the person. */
function namesIn(said: readonly Observation[]): ReadonlyMap<string, readonly Json[]> {
  const open = said.filter(
    ({ feed, attribute, recordedTo }) =>
      (recordedTo === null || namesForGood(feed, attribute)) && identifying.has(attribute),
  );
  const values = Map.groupBy(open, ({ attribute }) => attribute);
  return new Map([...values].map(([attribute, own]) => [attribute, own.map(({ value }) => value)]));
}

function sameIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  const texts = (identifiers: readonly Identifier[]): string =>
    [...new Set(identifiers.map(({ kind, value }) => `${kind} ${value}`))].toSorted().join('\n');
  return texts(a) === texts(b);
}
