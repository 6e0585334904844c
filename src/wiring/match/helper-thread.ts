import { parentPort } from 'node:worker_threads';
import type { Cleaning } from '#identity/clean/cleaning.ts';
import type { Block } from '#identity/match/block.ts';
import { comparersWith } from '#identity/match/compare.ts';
import type { ModelParameters } from '#identity/match/model.ts';
import { pairScorer } from '#identity/match/pair-scorer.ts';
import { type Share, scoreShare } from '#identity/match/score-share.ts';
import { countValues, type Table } from '#identity/match/table.ts';

/** What a helper is told first, and what it is asked afterwards. */
export type Told =
  | { readonly kind: 'table'; readonly table: Table; readonly cleaning: Pick<Cleaning, 'nicknames' | 'relayDomains'> }
  | {
      readonly kind: 'score';
      readonly parameters: ModelParameters;
      readonly blocks: readonly Block[];
      readonly side: Uint8Array | null;
      readonly share: Share;
    };

let known: Extract<Told, { kind: 'table' }> | undefined;

parentPort?.on('message', (told: Told) => {
  if (told.kind === 'table') {
    known = told;
    return;
  }
  if (known === undefined) throw new Error('Asked to score before the table came');
  const { table, cleaning } = known;
  const model = { parameters: told.parameters, comparers: comparersWith(cleaning), frequency: () => undefined };
  const scorer = pairScorer(table, table.columns.map(countValues), model);
  const found = scoreShare(table.size, told.blocks, scorer, told.side, told.share);
  parentPort?.postMessage(found);
});
