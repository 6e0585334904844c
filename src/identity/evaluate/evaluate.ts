import type { BlockingRule } from '../match/blocking-rule.ts';
import { type Matched, type MatchSettings, matchTable } from '../match/match-table.ts';
import type { Model } from '../match/model.ts';
import type { Helpers } from '../match/score-share.ts';
import type { Table } from '../match/table.ts';
import { type Accuracy, accuracy, accuracyOf, type GroupAccuracy } from './accuracy.ts';
import { type BlockingRecall, blockingOf } from './blocking-recall.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type Clerical, clericalOf } from './clerical.ts';
import { eachTruePair } from './true-pairs.ts';

export type Labelled = {
  readonly table: Table;
  readonly truth: Int32Array;
  /** Where two lists are linked, the list of each record. */
  readonly side: Uint8Array | null;
  /** By which errors are told apart, if asked. */
  readonly group: { readonly ids: Int32Array; readonly names: readonly string[] } | null;
};

export type Evaluation = GroupAccuracy & {
  readonly records: number;
  readonly truePairs: number;
  readonly threshold: number;
  readonly automatic: { readonly threshold: number } & GroupAccuracy['pairwise'];
  readonly clerical: Clerical;
  readonly candidates: number;
  readonly blocking: BlockingRecall;
  readonly calibration: Calibration;
  readonly byMissing: readonly { readonly field: string; readonly truePairs: number; readonly recall: number }[];
  readonly byGroup: readonly ({ readonly group: string; readonly records: number } & Accuracy)[];
  readonly refused: Matched['grouped']['refused'];
  readonly model: Model['parameters'];
};

/** Matches labelled records as the product would, without a look at the labels, and then holds the outcome against them. */
export async function evaluate(
  { table, truth, side, group }: Labelled,
  start: Model,
  rules: readonly BlockingRule[],
  settings: MatchSettings,
  helpers: Helpers,
  onStep: (step: string) => void,
): Promise<Evaluation> {
  const matched = await matchTable(table, start, rules, settings, { must: [], cannot: [] }, { side, helpers, onStep });
  const { join, review } = settings.thresholds;
  const { automatic } = matched;
  const grouped = accuracyOf(matched.grouped.group, truth, side);
  const surely = matched.grouped.automatic;
  const sure = accuracyOf(surely, truth, side).pairwise;
  const truePairs = sure.right + sure.lost;
  const evaluation: Evaluation = {
    records: table.size,
    truePairs,
    threshold: join,
    ...grouped,
    automatic: { threshold: automatic, ...sure },
    clerical: clericalOf(matched, surely, truth, sure.lost, review, automatic),
    candidates: matched.candidates,
    blocking: blockingOf(matched.blocks, table.size, truth, side),
    calibration: calibrationOf(matched.edges, truth),
    byMissing: byMissing(table, start, matched.grouped.group, truth, side),
    byGroup: group === null ? [] : byGroup(group, matched.grouped.group, truth, side),
    refused: matched.grouped.refused,
    model: matched.model.parameters,
  };
  onStep('judge');
  return evaluation;
}

function byMissing(
  table: Table,
  { parameters }: Model,
  group: Int32Array,
  truth: Int32Array,
  side: Uint8Array | null,
): Evaluation['byMissing'] {
  const tallies = [...parameters.comparisons.map(({ name }) => name), 'none'].map((field) => ({
    field,
    pairs: 0,
    kept: 0,
  }));
  eachTruePair(truth, side, (i, j) => {
    const isKept = group[i] === group[j] ? 1 : 0;
    let isWhole = true;
    for (const [at, { ids }] of table.columns.entries()) {
      const tally = tallies[at];
      if (tally === undefined || ((ids[i] ?? -1) >= 0 && (ids[j] ?? -1) >= 0)) continue;
      isWhole = false;
      tally.pairs += 1;
      tally.kept += isKept;
    }
    const none = tallies.at(-1);
    if (!isWhole || none === undefined) return;
    none.pairs += 1;
    none.kept += isKept;
  });
  return tallies
    .filter(({ pairs }) => pairs > 0)
    .map(({ field, pairs, kept }) => ({ field, truePairs: pairs, recall: kept / pairs }));
}

/** A pair counts for the group of each of its records. */
function byGroup(
  { ids, names }: NonNullable<Labelled['group']>,
  group: Int32Array,
  truth: Int32Array,
  side: Uint8Array | null,
): Evaluation['byGroup'] {
  const tallies = names.map((name) => ({ name, records: 0, right: 0, found: 0, wanted: 0 }));
  for (const id of ids) {
    const tally = tallies[id];
    if (tally !== undefined) tally.records += 1;
  }
  const add = (i: number, j: number, count: (tally: (typeof tallies)[number]) => void): void => {
    for (const id of new Set([ids[i] ?? -1, ids[j] ?? -1])) {
      const tally = tallies[id];
      if (tally !== undefined) count(tally);
    }
  };
  eachTruePair(truth, side, (i, j) =>
    add(i, j, (tally) => {
      tally.wanted += 1;
      if (group[i] === group[j]) tally.right += 1;
    }),
  );
  eachTruePair(group, side, (i, j) => {
    if (truth[i] !== truth[j]) add(i, j, (tally) => (tally.found += 1));
  });
  return tallies.map(({ name, records, right, found: wrong, wanted }) => ({
    group: name,
    records,
    ...accuracy(right, right + wrong, wanted),
  }));
}
