import { identifyingAttributes } from '#identity/identifier.ts';
import { describingMore } from '#identity/likely/describing.ts';
import { comesAnew, leftBy, type RecordErasure } from '#observation/erasure.ts';
import type { Head } from '#observation/ledger.ts';
import {
  changeByNewest,
  changeOf,
  goesBack,
  type ObservationChange,
  type StatedVersion,
} from '#observation/observe.ts';
import type { ReadRow } from '#observation/reading.ts';
import { compareVersions, type VersionOrder } from '#observation/version.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { type Judgement, withhold } from './drift/judge-row.ts';
import type { PageDrift } from './drift/page-drift.ts';
import type { Page, TouchedRecord } from './land-page.ts';
import { newId } from './new-id.ts';
import { noteReturned } from './note-returned.ts';
import type { PageStore } from './page-store.ts';
import { readTold } from './read-told.ts';
import { noteShownSince } from './shown-since.ts';
import { standingIn, writeChanges } from './write-changes.ts';

/** A row that could be read, with the page on which it came. */
export type Arrived = {
  readonly page: Page;
  readonly row: ReadRow;
  readonly hash: string;
  readonly body: Uint8Array;
  /** What its drift comes to. */
  readonly judgement: Judgement;
  /** Fields of the contract that it is without. */
  readonly absent: readonly string[];
};

/** A row that became a version; `touched` undefined when it changed nothing that was said. */
export type LandedRow = Pick<Arrived, 'page' | 'judgement' | 'absent'> & {
  readonly touched: TouchedRecord | undefined;
};

/** Lands rows of different records: a version for each that says news, and an observation for each value that changed. */
export async function landBatch(
  store: PageStore,
  rows: readonly Arrived[],
  drift: (page: Page) => PageDrift,
): Promise<readonly LandedRow[]> {
  const refs = rows.map(({ page, row }) => ({ feed: page.feed, key: row.key }));
  const [read, erasures] = await Promise.all([store.readHeads(refs), store.readErasures(refs)]);
  const gone = new Set(read.filter((head) => head.gone).map(formatRef));
  const heads = new Map(read.map((head) => [`${formatRef(head)} ${head.channel}`, head]));
  const stated = rows
    .map((arrived) => {
      const name = `${arrived.page.feed}:${arrived.row.key}`;
      return state(arrived, heads.get(`${name} ${arrived.page.channel}`), erasures.get(name));
    })
    .filter(saysNews);
  if (stated.length === 0) return [];
  const byPage = Map.groupBy(stated, ({ page }) => page);
  for (const [page, versions] of byPage) await store.addVersions(page, versions.map(toVersion), page.runStartedAt);
  const said = Map.groupBy(await store.recall(stated.map(({ ref }) => ref)), formatRef);
  const landed: LandedRow[] = [];
  for (const [page, versions] of byPage) {
    const beside = versions.map((version) => {
      const standing = standingIn(page, version.statements, said.get(formatRef(version.ref)) ?? []);
      return { version, standing, open: standing.filter((each) => each.open) };
    });
    const late = beside.filter(
      ({ version, open }) =>
        version.erasure === null && (!isNewest(version) || goesBack(version, open, version.head?.assertedAt ?? '')),
    );
    const told = await readTold(
      store,
      page,
      late.map(({ version: { key } }) => key),
      drift(page),
    );
    const changes = beside.map(({ version, standing, open }) => {
      // Of what an older row said before the erasure nothing is left to hold it against.
      if (version.erasure !== null && !isNewest(version)) return { version, change: { add: [], close: [] } };
      const all = told.get(version.key);
      return { version, change: all === undefined ? changeByNewest(version, open) : changeOf(all, standing) };
    });
    await writeChanges(
      store,
      page,
      changes.map(({ version: { key }, change }) => ({ key, change })),
    );
    await noteShownSince(store, page, versions);
    await noteReturned(store, page, versions.filter(isNewest), gone);
    landed.push(
      ...changes.map(({ version, change }) => {
        const { judgement, absent } = version;
        return { page, judgement, absent, touched: touchedBy(version, change) };
      }),
    );
  }
  return landed;
}

type Stated = StatedVersion & {
  readonly page: Page;
  readonly judgement: Judgement;
  readonly absent: readonly string[];
  readonly ref: RecordRef;
  readonly key: string;
  readonly body: Uint8Array;
  readonly head: Head | undefined;
  /** Under which nothing of this row is kept but what stays of its record; null for a row that is read as any other. */
  readonly erasure: RecordErasure | null;
};

function state(
  { page, row, hash, body, judgement, absent }: Arrived,
  head: Head | undefined,
  erased: RecordErasure | undefined,
): Stated {
  const ref = { feed: page.feed, key: row.key };
  const { runStartedAt } = page;
  const assertedAt = row.assertedAt ?? runStartedAt;
  const erasure = erased === undefined || comesAnew(row, erased) ? null : erased;
  const about = { page, ref, key: row.key, body, head, judgement, absent, erasure };
  const version = { ...about, version: newId(), hash, assertedAt, runStartedAt, ...withhold(row, judgement) };
  return erasure === null ? version : leftBy(version, erasure);
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
  const { key, hash, assertedAt, runStartedAt, head, erasure } = version;
  const newHead =
    head === undefined || isNewest(version)
      ? { key, currentHash: hash, assertedAt, runStartedAt, lastHash: hash }
      : { ...head, lastHash: hash };
  const content = erasure === null ? { body: version.body, erasedBy: null } : { body: null, erasedBy: erasure.by };
  return { id: version.version, key, hash, ...content, assertedAt, runStartedAt, head: newHead };
}

function touchedBy({ ref, head }: Stated, change: ObservationChange): TouchedRecord | undefined {
  if (change.add.length + change.close.length === 0) return undefined;
  return { ref, named: head === undefined || change.add.some(isNaming) };
}

function isNaming({ attribute }: { readonly attribute: string }): boolean {
  return identifying.has(attribute);
}

const identifying: ReadonlySet<string> = new Set([...identifyingAttributes, ...describingMore]);
