import { identifyingAttributes } from '#identity/identifier.ts';
import type { Head, NewObservation } from '#observation/ledger.ts';
import { type Observation, presence } from '#observation/observation.ts';
import { changeByNewest, changeOf, type ObservationChange, type StatedVersion } from '#observation/observe.ts';
import type { ReadRow } from '#observation/reading.ts';
import { compareVersions, type VersionOrder } from '#observation/version.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Page, TouchedRecord } from './land-page.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';
import { noteShownSince } from './shown-since.ts';

/** A row that could be read, with the page on which it came. */
export type Arrived = {
  readonly page: Page;
  readonly row: ReadRow;
  readonly hash: string;
  readonly body: Uint8Array;
};

/** A row that became a version; `touched` undefined when it changed nothing that was said. */
export type LandedRow = { readonly page: Page; readonly touched: TouchedRecord | undefined };

/** Lands rows of different records: a version for each that says news, and an observation for each value that changed. */
export async function landBatch(store: PageStore, rows: readonly Arrived[]): Promise<readonly LandedRow[]> {
  const read = await store.readHeads(rows.map(({ page, row }) => ({ feed: page.feed, key: row.key })));
  const heads = new Map(read.map((head) => [`${formatRef(head)} ${head.channel}`, head]));
  const stated = rows
    .map((arrived) => state(arrived, heads.get(`${arrived.page.feed}:${arrived.row.key} ${arrived.page.channel}`)))
    .filter(saysNews);
  if (stated.length === 0) return [];
  const byPage = Map.groupBy(stated, ({ page }) => page);
  for (const [page, versions] of byPage) await store.addVersions(page, versions.map(toVersion), page.runStartedAt);
  await reportUnknown(store, byPage);
  const said = Map.groupBy(await store.recall(stated.map(({ ref }) => ref)), formatRef);
  const landed: LandedRow[] = [];
  for (const [page, versions] of byPage) {
    const told = await readTold(
      store,
      page,
      versions.filter((version) => !isNewest(version)),
    );
    const changes = versions.map((version) => {
      const standing = standingIn(version, said.get(formatRef(version.ref)) ?? []);
      const all = told.get(version.key);
      return {
        version,
        change: all === undefined ? changeByNewest(version, standing.filter(isOpen)) : changeOf(all, standing),
      };
    });
    await write(store, page, changes);
    await noteShownSince(store, page, versions);
    landed.push(...changes.map(({ version, change }) => ({ page, touched: touchedBy(version, change) })));
  }
  return landed;
}

type Stated = StatedVersion & {
  readonly page: Page;
  readonly ref: RecordRef;
  readonly key: string;
  readonly row: ReadRow;
  readonly body: Uint8Array;
  readonly head: Head | undefined;
};

function state({ page, row, hash, body }: Arrived, head: Head | undefined): Stated {
  const ref = { feed: page.feed, key: row.key };
  const { runStartedAt } = page;
  const assertedAt = row.assertedAt ?? runStartedAt;
  const { key, statements, speaksOf } = row;
  const version = newId();
  return { page, ref, key, row, body, head, version, hash, assertedAt, runStartedAt, statements, speaksOf };
}

/** An old content that comes again and again is told once; one that is newest now is news, although it was told before. */
function saysNews(version: Stated): boolean {
  const { hash, head } = version;
  if (head === undefined) return true;
  if (hash === head.currentHash) return false;
  return hash !== head.lastHash || isNewest(version);
}

function isNewest({ head, ...version }: VersionOrder & { readonly head: Head | undefined }): boolean {
  return head === undefined || compareVersions(version, { ...head, hash: head.currentHash }) > 0;
}

function toVersion(version: Stated) {
  const { key, hash, assertedAt, runStartedAt, head } = version;
  const newHead =
    head === undefined || isNewest(version)
      ? { key, currentHash: hash, assertedAt, runStartedAt, lastHash: hash }
      : { ...head, lastHash: hash };
  return { id: version.version, key, hash, body: version.body, assertedAt, runStartedAt, head: newHead };
}

/** A row older than what we hold updates history, not the present: its record's whole story is told again. */
async function readTold(
  store: PageStore,
  page: Page,
  late: readonly Stated[],
): Promise<ReadonlyMap<string, readonly StatedVersion[]>> {
  if (late.length === 0) return new Map();
  const versions = await store.readVersions(
    page,
    late.map(({ key }) => key),
  );
  const told = Map.groupBy(versions, ({ key }) => key);
  return new Map(
    [...told].map(([key, own]) => [
      key,
      own.flatMap((version): StatedVersion[] => {
        const outcome = version.body === null ? undefined : page.reader(version.body).read();
        if (outcome?.ok !== true) return [];
        const { statements, speaksOf } = outcome.value;
        return [{ ...version, version: version.id, statements, speaksOf }];
      }),
    ]),
  );
}

/** What one channel says of a record; that it is gone or back is mostly said by runs, and then no row's to close. */
function standingIn({ page: { channel }, statements }: Stated, said: readonly Observation[]) {
  const tellsPresence = statements.some(({ attribute }) => attribute === presence);
  return said
    .filter((each) => each.channel === channel && (tellsPresence || each.attribute !== presence))
    .map((each) => ({ ...each, open: each.recordedTo === null }));
}

function isOpen({ open }: { readonly open: boolean }): boolean {
  return open;
}

type Change = { readonly version: Stated; readonly change: ObservationChange };

async function write(store: PageStore, page: Page, changes: readonly Change[]): Promise<void> {
  const closing = changes.flatMap(({ version: { key }, change }) => change.close.map((id) => ({ key, id })));
  if (closing.length > 0) await store.closeObservations(page.feed, closing);
  const added = changes.flatMap(({ version: { key }, change }) =>
    change.add.map((each): NewObservation => ({ ...each, key, id: newId() })),
  );
  if (added.length > 0) await store.addObservations(page, added);
}

function touchedBy({ ref, head }: Stated, change: ObservationChange): TouchedRecord | undefined {
  if (change.add.length + change.close.length === 0) return undefined;
  return { ref, named: head === undefined || change.add.some(isNaming) };
}

function isNaming({ attribute }: { readonly attribute: string }): boolean {
  return identifyingAttributes.some((name) => name === attribute);
}

async function reportUnknown(store: PageStore, pages: ReadonlyMap<Page, readonly Stated[]>): Promise<void> {
  for (const [page, versions] of pages) {
    const all = versions.flatMap(({ row }) => row.unknown);
    if (all.length === 0) continue;
    const counted = Map.groupBy(all, (each) => `${each.attribute}\u0000${each.value}`);
    await store.countUnknownValues(
      page.feed,
      [...counted.values()].flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, times: group.length }))),
    );
  }
}
