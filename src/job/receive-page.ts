import type { PersonId } from '#identity/person-id.ts';
import type { Observation } from '#observation/observation.ts';
import { driftModeOf } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import { isPersonFeed } from '#source/feed.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { carrySuppression } from './carry-suppression.ts';
import { identify } from './identify.ts';
import { inGroups } from './in-groups.ts';
import { type Landed, landPages, type Page, type TouchedRecord } from './land-page.ts';
import { noteNumberEvents } from './note-number-events.ts';
import type { PageStore } from './page-store.ts';
import { publish } from './publish.ts';

/** The road of one page inside its one transaction: land, observe, identify, resolve, publish. */
export async function receivePage(store: PageStore, page: Page, policy: Policy): Promise<Landed> {
  const [landed] = await receivePages(store, [page], policy);
  if (landed === undefined) throw new Error('The page was not landed');
  return landed;
}

/** Several small pages in one transaction: each is landed by itself, the people that they touch are resolved once. */
export async function receivePages(
  store: PageStore,
  pages: readonly Page[],
  policy: Policy,
): Promise<readonly Landed[]> {
  const { feed: timetable } = await store.policyInForce(policy);
  const landed = await landPages(store, pages, ({ feed, channel }) => driftModeOf(timetable, feed, channel));
  await settle(store, unique(landed.flatMap((each) => each.touched)), policy);
  return landed;
}

function unique(touched: readonly TouchedRecord[]): readonly TouchedRecord[] {
  const found = new Map<string, TouchedRecord>();
  for (const each of touched) {
    const name = formatRef(each.ref);
    found.set(name, { ref: each.ref, named: each.named || found.get(name)?.named === true });
  }
  return [...found.values()];
}

/** Everybody whose answer may have changed is identified, where what names or describes them changed, and resolved again. */
export async function settle(store: PageStore, touched: readonly TouchedRecord[], policy: Policy): Promise<void> {
  if (touched.length === 0) return;
  const ofPeople = touched.filter(({ ref }) => isPersonFeed(ref.feed));
  await noteNumberEvents(
    store,
    ofPeople.map(({ ref }) => ref),
  );
  const named = ofPeople.filter((each) => each.named).map(({ ref }) => ref);
  const others = ofPeople.filter((each) => !each.named).map(({ ref }) => ref);
  const ofMany = touched.filter(({ ref }) => !isPersonFeed(ref.feed)).map(({ ref }) => ref);
  const references = await withNames(store, ofMany);
  const described = withThese(named, await namingProviders(store, references));
  if (named.length > 0) await carrySuppression(store, named);
  const people = new Set<PersonId>();
  if (described.length > 0) for (const person of await identify(store, described, policy.matching)) people.add(person);
  if (others.length > 0) for (const person of await store.readPeopleOf(others)) people.add(person);
  if (references.length > 0) for (const person of await store.readDependants(references)) people.add(person);
  for (const some of inGroups([...people], 500)) await publish(store, some, policy);
}

/** Who names a provider is compared by what Publish says of it, so that it does not matter which of the two came first. */
async function namingProviders(store: PageStore, references: readonly RecordRef[]): Promise<readonly RecordRef[]> {
  const providers = references.filter((ref) => ref.feed === 'publish-provider');
  return providers.length === 0 ? [] : store.readNaming(providers);
}

function withThese(refs: readonly RecordRef[], more: readonly RecordRef[]): readonly RecordRef[] {
  const known = new Set(refs.map(formatRef));
  return [...refs, ...more.filter((ref) => !known.has(formatRef(ref)))];
}

/** People who know a provider only by its name depend on that name. */
async function withNames(store: PageStore, refs: readonly RecordRef[]): Promise<readonly RecordRef[]> {
  const providers = refs.filter((ref) => ref.feed === 'publish-provider');
  if (providers.length === 0) return refs;
  const named = (await store.readObservations(providers)).filter(isName);
  return [
    ...refs,
    ...named.map((each): RecordRef => ({ feed: 'publish-provider', key: `name/${String(each.value)}` })),
  ];
}

function isName(each: Observation): boolean {
  return each.attribute === 'name' && typeof each.value === 'string';
}
