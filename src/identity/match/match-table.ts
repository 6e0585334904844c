import { type Block, blocksOf } from './block.ts';
import type { BlockingRule } from './blocking-rule.ts';
import { candidatesOf } from './candidates.ts';
import { type Edges, type Grouped, groupRecords, type Ruled } from './group.ts';
import { Growing } from './growing.ts';
import type { Model, ModelParameters } from './model.ts';
import { type PairScorer, pairScorer } from './pair-scorer.ts';
import { countValues, frequencyIn, type Table } from './table.ts';
import { type TrainingSettings, train } from './train.ts';
import { probabilityOf } from './weigh.ts';

export type Thresholds = {
  /** From this probability on two records are joined where no person looks. */
  readonly join: number;
  /**
   * From this on, or from where no more of the links than `automaticFalse` are expected to be false if that is higher,
   * nobody is asked; between `review` and there a steward is.
   */
  readonly automatic: number;
  readonly automaticFalse: number;
  readonly review: number;
  /** A second candidate so near the first makes both doubtful. */
  readonly closeSecondBits: number;
  readonly loudestBits: number;
  readonly mostRecords: number;
};

export type MatchSettings = { readonly thresholds: Thresholds; readonly training: TrainingSettings };

/** A pair less likely than this is not told of at all. */
export const leastStated = 0.01;

export type Matched = {
  readonly model: Model;
  readonly blocks: readonly Block[];
  readonly candidates: number;
  /** Candidates from the review threshold on that no veto forbids. */
  readonly edges: Edges;
  /** The probability from which on a link is automatic in a population like this. */
  readonly automatic: number;
  readonly grouped: Grouped;
};

/** What is asked about, and what hears of it. */
export type Watching = {
  /** Where two lists are linked, the list of each record: only pairs across them are asked about. */
  readonly side: Uint8Array | null;
  readonly onPair: (i: number, j: number, bits: number) => void;
  readonly onStep: (step: 'block' | 'train' | 'score' | 'group') => void;
};

/** From records to persons in one go: blocks, trains on the records themselves, scores, groups. */
export function matchTable(
  table: Table,
  start: Model,
  rules: readonly BlockingRule[],
  { thresholds, training }: MatchSettings,
  ruled: Ruled,
  { side, onPair, onStep }: Watching,
): Matched {
  const { comparisons } = start.parameters;
  const isWanted = side === null ? () => true : (i: number, j: number) => side[i] !== side[j];
  const counts = table.columns.map(countValues);
  const known = { ...start, frequency: frequencyIn(comparisons, counts) };
  const blocks = blocksOf(table, comparisons, rules);
  onStep('block');
  const { parameters } = train(table, counts, known, blocks, training, isWanted);
  onStep('train');
  const model = { ...known, parameters };
  const scorer = pairScorer(table, counts, model);
  const floor = bitsOf(leastStated);
  const left = new Growing(table.size * 2);
  const right = new Growing(table.size * 2);
  const bits: number[] = [];
  let candidates = 0;
  candidatesOf(table.size, blocks, (i, j) => {
    if (!isWanted(i, j)) return;
    candidates += 1;
    const found = scorer.score(i, j, floor);
    if (found < floor) return;
    if (scorer.isVetoed()) return;
    onPair(i, j, found);
    left.push(i);
    right.push(j);
    bits.push(found);
  });
  onStep('score');
  const edges = { left: left.taken(), right: right.taken(), bits: Float64Array.from(bits) };
  const automatic = automaticFrom(edges, thresholds);
  const grouped = groupRecords(table.size, edges, ruled, pairBits(scorer, side), {
    automaticAt: bitsOf(automatic),
    joinAt: bitsOf(thresholds.join),
    loudest: thresholds.loudestBits,
    atMost: thresholds.mostRecords,
  });
  onStep('group');
  return { model, blocks, candidates, edges, automatic, grouped };
}

/** Scores pairs that no edge told of. Of a list that names each person once two records are never one person's. */
function pairBits(scorer: PairScorer, side: Uint8Array | null): Parameters<typeof groupRecords>[3] {
  return (i, j) => {
    if (side !== null && side[i] === side[j]) return { bits: Number.NEGATIVE_INFINITY, isVetoed: true };
    const bits = scorer.score(i, j, Number.NEGATIVE_INFINITY);
    return { bits, isVetoed: scorer.isVetoed() };
  };
}

export function bitsOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/**
 * The probability from which on links are automatic: where, of all edges that are at least as likely, no more than the
 * allowed share is expected to be false. As a population grows, chance meetings grow with its square and this rises.
 */
export function automaticFrom({ bits }: Edges, { automatic, automaticFalse }: Thresholds): number {
  const sorted = bits.slice().sort();
  let expected = 0;
  let from = 1;
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    const probability = probabilityOf(sorted[at] ?? 0);
    expected += 1 - probability;
    if (probability < automatic) break;
    if (expected <= automaticFalse * (sorted.length - at)) from = probability;
  }
  return Math.max(automatic, from);
}

/** The part of a model that a table can use. */
export function parametersFor(parameters: ModelParameters, fields: ReadonlySet<string>): ModelParameters {
  return { ...parameters, comparisons: parameters.comparisons.filter(({ field }) => fields.has(field)) };
}
