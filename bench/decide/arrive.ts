import type { Pool } from 'pg';
import type { Matching } from '#identity/likely/matching.ts';
import { identify } from '#job/identify.ts';
import { openPageMemory, type PageMemory } from '#store/page-memory.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { openRecall } from '#store/recall.ts';
import type { SaidRecord } from './said-row.ts';
import { newStepTimes, type StepTimes, watched } from './step-watch.ts';

/** One page that was decided and committed, in milliseconds. */
export type Decided = {
  readonly whole: number;
  /** Until the transaction had its instant: the writers' lock is in it. */
  readonly begin: number;
  /** From the instant until all was worked out: the waits of `steps` are in it. */
  readonly work: number;
  /** From then until it was committed: what was still to be written, and the flush to the disk. */
  readonly commit: number;
  readonly steps: StepTimes;
};

/** Somebody who writes pages, with what is known by heart from one to the next. */
export type Writer = { readonly pool: Pool; readonly memory: PageMemory };

export function openWriter(pool: Pool): Writer {
  return { pool, memory: openPageMemory() };
}

/** Decides whose these records are, by the road that every page takes, from the start of its transaction to its commit. */
export async function arrive(
  { pool, memory }: Writer,
  records: readonly SaidRecord[],
  matching: Matching,
): Promise<Decided> {
  const refs = records.map(({ ref }) => ref);
  const steps = newStepTimes();
  const asked = performance.now();
  const { begun, done } = await inPageTransaction(
    pool,
    async (transaction) => {
      const begun = performance.now();
      memory.enter(transaction.follows);
      const recall = openRecall(transaction.recordedAt);
      // As landing leaves it: what was said of these records is known by heart.
      recall.hold(
        refs,
        records.flatMap(({ said }) => said),
      );
      await identify(watched(pageStore(transaction, memory, recall), steps), refs, matching);
      return { begun, done: performance.now(), recall };
    },
    ({ recall }, recordedAt) => memory.leave(recordedAt, recall),
  );
  const committed = performance.now();
  return { whole: committed - asked, begin: begun - asked, work: done - begun, commit: committed - done, steps };
}
