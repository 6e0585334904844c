import { type Block, sharesKey } from '../match/block.ts';
import type { BlockingRule } from '../match/blocking-rule.ts';
import { fewRecords } from '../match/candidates.ts';
import type { Edges } from '../match/group.ts';
import { bitsOf, type Matched, type MatchSettings, matchTable } from '../match/match-table.ts';
import type { Model } from '../match/model.ts';
import type { Helpers } from '../match/score-share.ts';
import type { Table } from '../match/table.ts';
import { probabilityOf } from '../match/weigh.ts';
import { type Accuracy, accuracy, accuracyOf, type GroupAccuracy } from './accuracy.ts';
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
  readonly clerical: {
    readonly from: number;
    readonly to: number;
    readonly pairs: number;
    /** Of all records, the share that stands in some pair of the queue. */
    readonly recordShare: number;
    /** Of the true links that are not made automatically, the share that the queue holds. */
    readonly holds: number;
  };
  readonly candidates: number;
  readonly blocking: {
    readonly recall: number;
    readonly comparesEverything: boolean;
    readonly rules: readonly {
      readonly rule: string;
      readonly recall: number;
      /** Of true pairs, those that no other rule finds. */
      readonly alone: number;
      readonly hotKeys: number;
      readonly hotRecords: number;
    }[];
  };
  readonly calibration: readonly {
    readonly from: number;
    readonly to: number;
    readonly pairs: number;
    readonly stated: number;
    readonly observed: number;
  }[];
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

function calibrationOf({ left, right, bits }: Edges, truth: Int32Array): Evaluation['calibration'] {
  const tenths = Array.from({ length: 10 }, () => ({ pairs: 0, stated: 0, same: 0 }));
  for (let at = 0; at < bits.length; at += 1) {
    const probability = probabilityOf(bits[at] ?? 0);
    const tenth = tenths[Math.min(9, Math.floor(probability * 10))];
    if (tenth === undefined) continue;
    tenth.pairs += 1;
    tenth.stated += probability;
    if (truth[left[at] ?? 0] === truth[right[at] ?? 0]) tenth.same += 1;
  }
  return tenths.map(({ pairs, stated, same }, at) => ({
    from: at / 10,
    to: (at + 1) / 10,
    pairs,
    stated: pairs === 0 ? 0 : stated / pairs,
    observed: pairs === 0 ? 0 : same / pairs,
  }));
}

/** What waits for a person: doubtful pairs whose records were not brought together anyhow. */
function clericalOf(
  { edges }: Matched,
  surely: Int32Array,
  truth: Int32Array,
  lost: number,
  from: number,
  to: number,
): Evaluation['clerical'] {
  const waiting = new Uint8Array(surely.length);
  const tasks = new Set<number>();
  let held = 0;
  const least = bitsOf(from);
  const sizes = labelsOf(surely, edges, least, truth);
  for (let at = 0; at < edges.bits.length; at += 1) {
    if ((edges.bits[at] ?? 0) < least) continue;
    const [i, j] = [edges.left[at] ?? 0, edges.right[at] ?? 0];
    const [left, right] = [surely[i] ?? 0, surely[j] ?? 0];
    if (left === right) continue;
    waiting[i] = 1;
    waiting[j] = 1;
    const task = Math.min(left, right) * 2 ** 26 + Math.max(left, right);
    if (tasks.has(task)) continue;
    tasks.add(task);
    for (const [label, count] of sizes.get(left) ?? []) held += count * (sizes.get(right)?.get(label) ?? 0);
  }
  const records = waiting.reduce((sum, each) => sum + each, 0);
  return {
    from,
    to,
    pairs: tasks.size,
    recordShare: records / Math.max(1, surely.length),
    holds: lost === 0 ? 1 : Math.min(1, held / lost),
  };
}

/** Of each group in the queue, how many records each person has in it. */
function labelsOf(
  surely: Int32Array,
  { left, right, bits }: Edges,
  least: number,
  truth: Int32Array,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const waiting = new Uint8Array(surely.length);
  for (let at = 0; at < bits.length; at += 1) {
    const [one, other] = [surely[left[at] ?? 0] ?? 0, surely[right[at] ?? 0] ?? 0];
    if ((bits[at] ?? 0) < least || one === other) continue;
    waiting[one] = 1;
    waiting[other] = 1;
  }
  const sizes = new Map<number, Map<number, number>>();
  for (let row = 0; row < surely.length; row += 1) {
    const top = surely[row] ?? 0;
    if (waiting[top] === 0) continue;
    const labels = sizes.get(top) ?? new Map<number, number>();
    labels.set(truth[row] ?? 0, (labels.get(truth[row] ?? 0) ?? 0) + 1);
    sizes.set(top, labels);
  }
  return sizes;
}

function blockingOf(
  blocks: readonly Block[],
  size: number,
  truth: Int32Array,
  side: Uint8Array | null,
): Evaluation['blocking'] {
  const found = blocks.map(() => 0);
  const alone = blocks.map(() => 0);
  let all = 0;
  let any = 0;
  eachTruePair(truth, side, (i, j) => {
    all += 1;
    let rules = 0;
    let last = 0;
    for (const [at, block] of blocks.entries()) {
      if (!sharesKey(block, i, j)) continue;
      found[at] = (found[at] ?? 0) + 1;
      rules += 1;
      last = at;
    }
    if (rules > 0) any += 1;
    if (rules === 1) alone[last] = (alone[last] ?? 0) + 1;
  });
  return {
    recall: all === 0 ? 1 : any / all,
    comparesEverything: size <= fewRecords,
    rules: blocks.map(({ rule, hot }, at) => ({
      rule: rule.name,
      recall: all === 0 ? 1 : (found[at] ?? 0) / all,
      alone: all === 0 ? 0 : (alone[at] ?? 0) / all,
      hotKeys: hot.keys,
      hotRecords: hot.records,
    })),
  };
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
