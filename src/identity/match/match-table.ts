import { type Block, blocksOf } from './block.ts';
import type { BlockingRule } from './blocking-rule.ts';
import { type Edges, type Grouped, groupRecords, type Ruled } from './group.ts';
import type { Model, ModelParameters } from './model.ts';
import { type PairScorer, pairScorer } from './pair-scorer.ts';
import { type Helpers, type ScoredShare, scoreShare } from './score-share.ts';
import { countValues, frequencyIn, type Table } from './table.ts';
import { train } from './train.ts';
import type { TrainingSettings } from './training-settings.ts';
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

/** What is asked about, who helps, and who hears of each step. */
export type Asking = {
  /** Where two lists are linked, the list of each record: only pairs across them are asked about. */
  readonly side: Uint8Array | null;
  readonly helpers: Helpers;
  readonly onStep: (step: 'block' | 'train' | 'score' | 'group') => void;
};

/** From records to persons in one go: blocks, trains on the records themselves, scores, groups. */
export async function matchTable(
  table: Table,
  start: Model,
  rules: readonly BlockingRule[],
  { thresholds, training }: MatchSettings,
  ruled: Ruled,
  { side, helpers, onStep }: Asking,
): Promise<Matched> {
  const { comparisons } = start.parameters;
  const isWanted = side === null ? () => true : (i: number, j: number) => side[i] !== side[j];
  const counts = table.columns.map(countValues);
  const known = { ...start, frequency: frequencyIn(comparisons, counts) };
  const blocks = blocksOf(table, comparisons, rules);
  onStep('block');
  const { parameters } = train(table, counts, known, blocks, training, isWanted);
  onStep('train');
  const model = { ...known, parameters };
  const helped = helpers.score(parameters, blocks, side);
  const scorer = pairScorer(table, counts, model);
  const ours = scoreShare(table.size, blocks, scorer, side, { share: 0, of: helpers.count + 1 });
  const shares = [ours, ...(await Promise.all(helped))];
  const edges = together(shares);
  onStep('score');
  const automatic = automaticFrom(edges, thresholds);
  const grouped = groupRecords(table.size, edges, ruled, pairBits(scorer, side), {
    automaticAt: bitsOf(automatic),
    joinAt: bitsOf(thresholds.join),
    loudest: thresholds.loudestBits,
    atMost: thresholds.mostRecords,
  });
  onStep('group');
  const candidates = shares.reduce((sum, share) => sum + share.candidates, 0);
  return { model, blocks, candidates, edges, automatic, grouped };
}

function together(shares: readonly ScoredShare[]): Edges {
  const size = shares.reduce((sum, { bits }) => sum + bits.length, 0);
  const edges = { left: new Int32Array(size), right: new Int32Array(size), bits: new Float64Array(size) };
  let at = 0;
  for (const { left, right, bits } of shares) {
    edges.left.set(left, at);
    edges.right.set(right, at);
    edges.bits.set(bits, at);
    at += bits.length;
  }
  return edges;
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

/** The part of a model that can be used where records have these fields, and come from so many lists. */
export function parametersFor(
  parameters: ModelParameters,
  fields: ReadonlySet<string>,
  lists: 'one list' | 'two lists',
): ModelParameters {
  const { comparisons, vetoes } = parameters;
  return {
    ...parameters,
    comparisons: comparisons.filter(({ field }) => fields.has(field)),
    vetoes: vetoes.filter(({ notBetweenLists }) => lists === 'one list' || !notBetweenLists),
  };
}
