import type { Instant } from '#kernel/instant.ts';
import type { Difference, DriftMode } from '#observation/drift.ts';
import type { RecordErasure } from '#observation/erasure.ts';
import type { Channel, SetAside } from '#observation/ledger.ts';
import type { QuarantineProblem, RowReader, RowReading } from '#observation/reading.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { contentHash } from './content-hash.ts';
import { driftProblem } from './drift/drift-problem.ts';
import type { Judgement } from './drift/judge-row.ts';
import { comparisonOf, learnShape, noteDrift, openDrift, type PageDrift } from './drift/page-drift.ts';
import { type Arrived, type LandedRow, landBatch } from './land-batch.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** Rows of one fetched page, file slice or webhook, read by their connector and not yet stored. */
export type Page = Channel & {
  readonly runStartedAt: Instant;
  /** The run that read it, of feeds that can be asked for what changed; lists say themselves who is there again. */
  readonly run?: { readonly id: string };
  readonly rows: readonly RowReading[];
  readonly reader: RowReader;
};

export type Landed = {
  readonly rows: number;
  readonly landed: number;
  /** Rows that wait from now on. */
  readonly quarantined: number;
  /** Rows that did not land, those among them that waited already. */
  readonly refused: number;
  /** What is wrong with each row that did not land, those among them that waited already. */
  readonly problems: readonly QuarantineProblem[];
  /** The key of every row, new or not; null where none could be read. */
  readonly keys: readonly (string | null)[];
  /** The newest time that a row gave itself, of those that were not known already; null when none did. */
  readonly newest: Instant | null;
  /** Records of which something was observed; `named` when it may change whose they are. */
  readonly touched: readonly TouchedRecord[];
};

export type TouchedRecord = { readonly ref: RecordRef; readonly named: boolean };

/**
 * Stores what is new and observes what changed; what does not fit is set aside, and nothing is dropped. Pages of one
 * transaction are landed as one after the other, but what is held of their records is asked for at once.
 */
export async function landPages(
  store: PageStore,
  pages: readonly Page[],
  driftModeOf: (channel: Channel) => DriftMode,
): Promise<readonly Landed[]> {
  const [toSort, drift] = await Promise.all([
    Promise.all(pages.map((page) => readStanding(store, page))),
    openDrift(store, pages, driftModeOf),
  ]);
  const arrivals = await holdBack(store, sortOut(toSort, drift));
  const waiting = new Map<Page, ReadonlySet<string>>();
  for (const { page, refused } of arrivals)
    waiting.set(page, refused.length === 0 ? new Set() : await setAside(store, page, refused));
  const landed: LandedRow[] = [];
  for (const batch of withoutRepeats(arrivals.flatMap(({ fresh }) => fresh)))
    landed.push(...(await landBatch(store, batch, drift)));
  const byPage = Map.groupBy(landed, ({ page }) => page);
  for (const { page, refused } of arrivals) {
    const own = byPage.get(page) ?? [];
    const newly = new Map(refused.filter(({ hash }) => waiting.get(page)?.has(hash)).map((row) => [row.hash, row]));
    await noteDrift(
      store,
      page,
      [...own, ...newly.values()].map(({ judgement }) => judgement),
    );
    await learnShape(store, page, drift(page), own);
  }
  return arrivals.map(({ page, fresh, refused, known }) => {
    const own = byPage.get(page) ?? [];
    return {
      rows: page.rows.length,
      landed: own.length,
      quarantined: waiting.get(page)?.size ?? 0,
      refused: refused.length,
      problems: refused.map(({ problem }) => problem),
      keys: [...known, ...fresh.map(({ row }) => row.key), ...refused.map(({ key }) => key)],
      newest: fresh.map(({ row }) => row.assertedAt).reduce(later, null),
      touched: own.flatMap(({ touched }) => touched ?? []),
    };
  });
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b > a) ? b : a;
}

type Hashed = RowReading & { readonly hash: string };
type PageToSort = {
  readonly page: Page;
  readonly rows: readonly Hashed[];
  /** Contents that are some record's present one already, with its key. */
  readonly standing: ReadonlyMap<string, string>;
};

/** In a page of fewer rows it costs less to read them all than to ask first which of them stand already. */
const worthAsking = 50;

async function readStanding(store: PageStore, page: Page): Promise<PageToSort> {
  const rows = page.rows.map((row) => ({ ...row, hash: contentHash(row.body) }));
  const hashes = rows.map(({ hash }) => hash);
  const standing = rows.length < worthAsking ? new Map() : await store.readStandingHashes(page, hashes);
  return { page, rows, standing };
}

type Refused = SetAside & { readonly body: Uint8Array; readonly judgement: Judgement };
type Arrivals = {
  readonly page: Page;
  readonly known: readonly string[];
  readonly fresh: readonly Arrived[];
  readonly refused: readonly Refused[];
};

/** A content that stands says nothing new, unless an earlier page of the transaction is about to replace it. */
function sortOut(pages: readonly PageToSort[], drift: (page: Page) => PageDrift): readonly Arrivals[] {
  const replaced = new Set<string>();
  return pages.map(({ page, rows, standing }) => {
    const known: string[] = [];
    const fresh: Arrived[] = [];
    const refused: Refused[] = [];
    const { judge } = drift(page);
    for (const row of rows) {
      const { body, hash } = row;
      const key = standing.get(hash);
      if (key !== undefined && !replaced.has(nameOf(page, key))) {
        known.push(key);
        continue;
      }
      const outcome = row.read();
      const comparison = comparisonOf(row);
      const judgement = judge(comparison, outcome);
      if (outcome.ok) fresh.push({ page, row: outcome.value, hash, body, judgement, absent: comparison.absent });
      else refused.push({ ...outcome.problem, id: newId(), hash, body, runStartedAt: page.runStartedAt, judgement });
    }
    for (const { row } of fresh) replaced.add(nameOf(page, row.key));
    return { page, known, fresh, refused };
  });
}

/** Rows that wait for an operator's word on their drift, but for those that had landed before anybody asked for it. */
async function holdBack(store: PageStore, arrivals: readonly Arrivals[]): Promise<readonly Arrivals[]> {
  const held: Arrivals[] = [];
  for (const each of arrivals) {
    const waiting = each.fresh.filter(({ judgement }) => judgement.waitsFor !== null).map(({ hash }) => hash);
    const standing = waiting.length === 0 ? new Map() : await store.readStandingHashes(each.page, waiting);
    const fresh: Arrived[] = [];
    const refused = [...each.refused];
    for (const row of each.fresh) {
      const { waitsFor } = row.judgement;
      if (waitsFor === null || standing.has(row.hash)) fresh.push(row);
      else refused.push(toRefused(row, waitsFor));
    }
    held.push({ ...each, fresh, refused });
  }
  return held;
}

function toRefused({ page, row, hash, body, judgement }: Arrived, waitsFor: Difference): Refused {
  const { runStartedAt } = page;
  return { ...driftProblem(waitsFor, row.key), id: newId(), hash, body, runStartedAt, judgement };
}

/** @returns the hashes that were not already waiting */
async function setAside(store: PageStore, page: Page, refused: readonly Refused[]): Promise<ReadonlySet<string>> {
  const named = refused.flatMap(({ key }) => (key === null ? [] : [{ feed: page.feed, key }]));
  const erasures = named.length === 0 ? new Map<string, RecordErasure>() : await store.readErasures(named);
  await store.addPayloads(
    refused.map(({ key, hash, body }) => {
      const erasure = erasures.get(`${page.feed}:${key}`);
      return erasure === undefined ? { hash, body, erasedBy: null } : { hash, body: null, erasedBy: erasure.by };
    }),
  );
  return store.addQuarantine(page, refused);
}

/** Pages may hold one record twice: then the second is a version after the first, in a batch of its own. */
function* withoutRepeats(rows: readonly Arrived[]): Generator<readonly Arrived[]> {
  let batch = new Map<string, Arrived>();
  for (const arrived of rows) {
    const name = nameOf(arrived.page, arrived.row.key);
    if (batch.has(name)) {
      yield [...batch.values()];
      batch = new Map();
    }
    batch.set(name, arrived);
  }
  if (batch.size > 0) yield [...batch.values()];
}

function nameOf({ feed, channel }: Channel, key: string): string {
  return `${feed} ${channel} ${key}`;
}
