import type { Features } from '../features.ts';
import { blocksOf } from '../match/block.ts';
import type { BlockingRule } from '../match/blocking-rule.ts';
import type { ComparisonKind } from '../match/comparison.ts';
import type { Model, Weighed } from '../match/model.ts';
import { type Counts, countValues, frequencyIn, tableOf } from '../match/table.ts';
import { train } from '../match/train.ts';
import type { TrainingSettings } from '../match/training-settings.ts';
import { rarityBin } from '../match/weigh.ts';

/** What training makes of a department's model: shares for any value, and how many of `of` records carry a common name. */
export type TrainedDepartment = {
  readonly comparisons: readonly Weighed[];
  readonly frequencies: {
    readonly of: number;
    readonly tables: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly records: number;
  readonly pairs: number;
  readonly rounds: number;
};

/**
 * Fits the model of the pages to records of the feeds, of which nobody has said who is who. A page may count nothing, so
 * what was counted here becomes text: names that many carry with their share, and for all other values the share of
 * strangers who carry the same one. A name of a few is not written down, for it could tell who they are.
 * @param isTied pairs that a rule ties already: they agree in what the rule goes by, and the model never judges them
 */
export function trainDepartment(
  records: readonly Features[],
  start: Model,
  rules: readonly BlockingRule[],
  settings: TrainingSettings,
  isTied: (one: Features, other: Features) => boolean,
): TrainedDepartment {
  const { comparisons } = start.parameters;
  const table = tableOf(records, comparisons);
  const counts = table.columns.map(countValues);
  const counted: Model = { ...start, frequency: frequencyIn(comparisons, counts) };
  const isWanted = (i: number, j: number): boolean => {
    const [one, other] = [records[i], records[j]];
    return one !== undefined && other !== undefined && !isTied(one, other);
  };
  const trained = train(table, counts, counted, blocksOf(table, comparisons, rules), settings, isWanted);
  const common = trained.parameters.comparisons.map((comparison, at) =>
    ofNames.has(comparison.kind) ? commonIn(table.columns[at]?.lists ?? [], comparison, counts[at]) : new Map(),
  );
  return {
    comparisons: trained.parameters.comparisons.map((comparison, at) =>
      flattened(comparison, counts[at], table.columns[at]?.lists ?? [], common[at] ?? new Map()),
    ),
    frequencies: {
      of: sharesOf,
      tables: Object.fromEntries(
        comparisons.flatMap(({ name }, at) => {
          const names = [...(common[at] ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
          return names.length === 0 ? [] : [[name, Object.fromEntries(names)]];
        }),
      ),
    },
    records: records.length,
    pairs: trained.pairs,
    rounds: trained.rounds,
  };
}

const ofNames: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['given-name', 'family-name']);

/** Frequencies are written as so many records of this many. */
const sharesOf = 1_000_000;
/** A name that fewer records carry is neither common nor written down, and one that is rarer than this share neither. */
const leastCarriers = 50;
const leastShare = 1 / 1000;

type Lists = readonly (string | readonly string[])[];

/** Names that many carry, of `sharesOf` records, two digits of it: the third is chance. */
function commonIn(lists: Lists, comparison: Weighed, counts: Counts | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (counts === undefined) return found;
  for (const value of new Set(lists.flat())) {
    const count = counts.countOf(value) ?? 0;
    if (count < leastCarriers || count / counts.of < leastShare) continue;
    found.set(value, Number((chanceOf(count, comparison, counts.of) * sharesOf).toPrecision(2)));
  }
  return found;
}

/** The share at equality becomes that of a value that is not among the common ones. */
function flattened(
  comparison: Weighed,
  counts: Counts | undefined,
  lists: Lists,
  common: ReadonlyMap<string, number>,
): Weighed {
  let carriers = 0;
  let chances = 0;
  for (const [id, list] of lists.entries()) {
    const count = counts?.rarest[id] ?? 0;
    if (counts === undefined || [list].flat().some((value) => common.has(value))) continue;
    carriers += count;
    chances += count * chanceOf(count, comparison, counts.of);
  }
  const u = carriers === 0 ? null : Math.min(mostShare, Math.max(leastU, chances / carriers));
  return {
    ...comparison,
    levels: comparison.levels.map((level, at) => ({
      ...level,
      m: within(level.m),
      u: within(at === 0 ? (u ?? level.u) : level.u),
      household: within(level.household),
    })),
    // What strangers share is in the shares already.
    strangers: comparison.strangers.map(() => 1),
  };
}

/** The chance that a stranger carries a value which `count` of `of` records carry. */
function chanceOf(count: number, { strangers }: Weighed, of: number): number {
  return (Math.max(1, count - 1) / of) * (strangers[rarityBin(count, strangers.length)] ?? 1);
}

const leastU = 1e-8;
const mostShare = 0.999;

/** A share as it stands in a text: three digits, and neither never nor always. */
function within(share: number): number {
  return Number(Math.min(mostShare, Math.max(leastU, share)).toPrecision(3));
}
