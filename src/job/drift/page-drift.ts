import type { Result } from '#kernel/result.ts';
import { type Comparison, type DriftMode, nameDifference } from '#observation/drift.ts';
import type { Channel } from '#observation/ledger.ts';
import type { ReadRow, RowProblem, RowReading } from '#observation/reading.ts';
import type { Page } from '../land-page.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import {
  type ChannelDrift,
  differencesOf,
  type Judgement,
  judgeRow,
  refuseRow,
  type Said,
  vanishedFrom,
  withhold,
} from './judge-row.ts';

/** So many rows of a channel are looked at before anything that they all carry is missed. */
const firstRows = 20;

/** What becomes of drift on one page, under the mode of its channel and what is known of it. */
export type PageDrift = {
  judge(comparison: Comparison, outcome: Result<ReadRow, RowProblem>): Judgement;
  /** What a stored row says under what is known now. */
  tell(reading: RowReading, row: ReadRow): Said;
  /** Whether the channel's first rows are still being seen. */
  readonly isLearning: boolean;
};

/** Reads what is known of the channels of some pages; one round trip. */
export async function openDrift<Source extends Channel>(
  store: PageStore,
  pages: readonly Source[],
  modeOf: (channel: Channel) => DriftMode,
): Promise<(page: Source) => PageDrift> {
  const known = await store.readKnownDrift(pages);
  const drifts = new Map(
    known.map(({ rows, sparse, accepted }, index) => [
      pages[index],
      { isFamiliar: rows >= firstRows, sparse, accepted },
    ]),
  );
  return (page) => pageDrift(modeOf(page), drifts.get(page) ?? nothingKnown);
}

const nothingKnown: ChannelDrift = { isFamiliar: false, sparse: new Set(), accepted: new Set() };

function pageDrift(mode: DriftMode, known: ChannelDrift): PageDrift {
  const judge = (comparison: Comparison, row: ReadRow): Judgement =>
    judgeRow(differencesOf(comparison, row), vanishedFrom(comparison, known), mode, known);
  return {
    isLearning: !known.isFamiliar,
    judge: (comparison, outcome) =>
      outcome.ok ? judge(comparison, outcome.value) : refuseRow(differencesOf(comparison, null)),
    tell: (reading, row) => withhold(row, judge(comparisonOf(reading), row)),
  };
}

/** A row that could not be taken apart shows no drift: what is wrong with it is another matter. */
export function comparisonOf({ compare }: RowReading): Comparison {
  return compare?.() ?? { differences: [], absent: [] };
}

/** Counts a page's changes, each with how many of its new rows showed it. */
export async function noteDrift(store: PageStore, page: Page, judgements: readonly Judgement[]): Promise<void> {
  const all = judgements.flatMap(({ differences }) => differences);
  if (all.length === 0) return;
  const byName = Map.groupBy(all, ({ difference }) => nameDifference(difference));
  await store.countDrift(
    page,
    page.runStartedAt,
    [...byName.values()].flatMap((group) =>
      group.slice(-1).map((last) => ({ ...last, id: newId(), rows: group.length })),
    ),
  );
}

/** What a channel's first rows are without is not missed later. */
export async function learnShape(
  store: PageStore,
  page: Page,
  { isLearning }: PageDrift,
  landed: readonly { readonly absent: readonly string[] }[],
): Promise<void> {
  if (!isLearning || landed.length === 0) return;
  await store.learnShape(page, landed.length, [...new Set(landed.flatMap(({ absent }) => absent))]);
}
