import { createHash } from 'node:crypto';
import { identifyingAttributes } from '#identity/identifier.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Channel, Head, NewObservation, SetAside } from '#observation/ledger.ts';
import { changeByNewest, changeOf, type ObservationChange, type StatedVersion } from '#observation/observe.ts';
import type { ReadRow, RowReader, RowReading } from '#observation/reading.ts';
import { compareVersions, type VersionOrder } from '#observation/version.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** Rows of one fetched page, file slice or webhook, read by their connector and not yet stored. */
export type Page = Channel & {
  readonly runStartedAt: Instant;
  readonly rows: readonly RowReading[];
  readonly reader: RowReader;
};

export type Landed = {
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
  /** The key of every row, new or not; null where none could be read. */
  readonly keys: readonly (string | null)[];
  /** Records of which something was observed; `named` when it may change whose they are. */
  readonly touched: readonly TouchedRecord[];
};

export type TouchedRecord = { readonly ref: RecordRef; readonly named: boolean };

/** Stores what is new and observes what changed; what does not fit is set aside, and nothing is dropped. */
export async function landPage(store: PageStore, page: Page): Promise<Landed> {
  const rows = page.rows.map((row) => ({ ...row, hash: createHash('sha256').update(row.body).digest('hex') }));
  const standing = rows.length < worthAsking ? new Map<string, string>() : await standingAmong(store, page, rows);
  const fresh: Arrived[] = [];
  const refused: (SetAside & { body: Uint8Array })[] = [];
  for (const { body, hash, read } of rows) {
    if (standing.has(hash)) continue;
    const outcome = read();
    if (outcome.ok) fresh.push({ row: outcome.value, hash, body });
    else refused.push({ ...outcome.problem, id: newId(), hash, body, runStartedAt: page.runStartedAt });
  }
  const quarantined = refused.length === 0 ? 0 : await setAside(store, page, refused);
  const touched: TouchedRecord[] = [];
  let landed = 0;
  for (const batch of withoutRepeats(fresh)) {
    const result = await landBatch(store, page, batch);
    landed += result.landed;
    touched.push(...result.touched);
  }
  const keys = [...standing.values(), ...fresh.map(({ row }) => row.key), ...refused.map(({ key }) => key)];
  return { rows: rows.length, landed, quarantined, keys, touched };
}

/** In a page of fewer rows it costs less to read them all than to ask first which of them stand already. */
const worthAsking = 50;

function standingAmong(
  store: PageStore,
  page: Page,
  rows: readonly { readonly hash: string }[],
): Promise<ReadonlyMap<string, string>> {
  return store.readStandingHashes(
    page,
    rows.map(({ hash }) => hash),
  );
}

type Arrived = { readonly row: ReadRow; readonly hash: string; readonly body: Uint8Array };

async function setAside(
  store: PageStore,
  page: Page,
  refused: readonly (SetAside & { body: Uint8Array })[],
): Promise<number> {
  await store.addPayloads(refused);
  return store.addQuarantine(page, refused);
}

/** A page may hold one record twice: then the second is a version after the first, in a batch of its own. */
function* withoutRepeats(rows: readonly Arrived[]): Generator<readonly Arrived[]> {
  let batch = new Map<string, Arrived>();
  for (const arrived of rows) {
    if (batch.has(arrived.row.key)) {
      yield [...batch.values()];
      batch = new Map();
    }
    batch.set(arrived.row.key, arrived);
  }
  if (batch.size > 0) yield [...batch.values()];
}

async function landBatch(
  store: PageStore,
  page: Page,
  rows: readonly Arrived[],
): Promise<{ landed: number; touched: readonly TouchedRecord[] }> {
  const heads = await store.readHeads(
    page,
    rows.map(({ row }) => row.key),
  );
  const fresh = rows.filter((arrived) => saysNews(arrived, page, heads.get(arrived.row.key)));
  if (fresh.length === 0) return { landed: 0, touched: [] };
  const stated = fresh.map(({ row, hash, body }) => ({
    key: row.key,
    version: newId(),
    hash,
    body,
    assertedAt: row.assertedAt ?? page.runStartedAt,
    runStartedAt: page.runStartedAt,
    statements: row.statements,
  }));
  const versions = stated.map((version) => ({
    ...version,
    id: version.version,
    head: newHead(version, heads.get(version.key)),
  }));
  await store.addVersions(page, versions, page.runStartedAt);
  await reportUnknown(store, page, fresh);
  const isNewest = (version: Stated): boolean => isNewerThan(heads.get(version.key), version);
  const changes = [
    ...(await changesByNewest(store, page, stated.filter(isNewest), heads)),
    ...(await changesByLate(
      store,
      page,
      stated.filter((version) => !isNewest(version)),
    )),
  ];
  await write(store, page, changes);
  const changed = changes.filter(({ change }) => change.add.length + change.close.length > 0);
  const touched = changed.map(({ key, change }) => ({
    ref: { feed: page.feed, key },
    named: !heads.has(key) || change.add.some(isNaming),
  }));
  return { landed: fresh.length, touched };
}

/** An old content that comes again and again is told once; one that is newest now is news, although it was told before. */
function saysNews({ row, hash }: Arrived, page: Page, head: Head | undefined): boolean {
  if (head === undefined) return true;
  if (hash === head.currentHash) return false;
  const order = { hash, assertedAt: row.assertedAt ?? page.runStartedAt, runStartedAt: page.runStartedAt };
  return hash !== head.lastHash || isNewerThan(head, order);
}

function isNewerThan(head: Head | undefined, version: VersionOrder): boolean {
  return head === undefined || compareVersions(version, { ...head, hash: head.currentHash }) > 0;
}

type Stated = StatedVersion & { readonly key: string };
type Change = { readonly key: string; readonly change: ObservationChange };

async function changesByNewest(
  store: PageStore,
  page: Page,
  versions: readonly Stated[],
  heads: ReadonlyMap<string, Head>,
): Promise<readonly Change[]> {
  if (versions.length === 0) return [];
  const known = versions.filter((version) => heads.has(version.key)).map((version) => version.key);
  const standing = known.length === 0 ? [] : await store.readStanding(page, known, false);
  const byKey = Map.groupBy(standing, (each) => each.key);
  return versions.map((version) => ({
    key: version.key,
    change: changeByNewest(version, byKey.get(version.key) ?? []),
  }));
}

/** A row older than what we hold updates history, not the present: its record's whole story is told again. */
async function changesByLate(store: PageStore, page: Page, late: readonly Stated[]): Promise<readonly Change[]> {
  if (late.length === 0) return [];
  const keys = late.map((version) => version.key);
  const versions = Map.groupBy(await store.readVersions(page, keys), (version) => version.key);
  const standing = Map.groupBy(await store.readStanding(page, keys, true), (each) => each.key);
  return keys.map((key) => {
    const stated = (versions.get(key) ?? []).flatMap((version): StatedVersion[] => {
      const outcome = version.body === null ? undefined : page.reader(version.body).read();
      return outcome?.ok === true ? [{ ...version, version: version.id, statements: outcome.value.statements }] : [];
    });
    return { key, change: changeOf(stated, standing.get(key) ?? []) };
  });
}

function isNaming({ attribute }: { readonly attribute: string }): boolean {
  return identifyingAttributes.some((name) => name === attribute);
}

async function write(store: PageStore, page: Page, changes: readonly Change[]): Promise<void> {
  const closing = changes.flatMap(({ key, change }) => change.close.map((id) => ({ key, id })));
  if (closing.length > 0) await store.closeObservations(page.feed, closing);
  const added = changes.flatMap(({ key, change }) =>
    change.add.map((each): NewObservation => ({ ...each, key, id: newId() })),
  );
  if (added.length > 0) await store.addObservations(page, added);
}

async function reportUnknown(store: PageStore, page: Page, fresh: readonly Arrived[]): Promise<void> {
  const all = fresh.flatMap(({ row }) => row.unknown);
  if (all.length === 0) return;
  const counted = Map.groupBy(all, (each) => `${each.attribute}\u0000${each.value}`);
  await store.countUnknownValues(
    page.feed,
    [...counted.values()].flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, times: group.length }))),
  );
}

function newHead(version: Stated, head: Head | undefined): Omit<Head, 'gone'> {
  return head === undefined || isNewerThan(head, version)
    ? {
        key: version.key,
        currentHash: version.hash,
        assertedAt: version.assertedAt,
        runStartedAt: version.runStartedAt,
        lastHash: version.hash,
      }
    : { ...head, lastHash: version.hash };
}
