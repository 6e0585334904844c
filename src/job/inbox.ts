import type { Channel } from '#observation/ledger.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunStep } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { newId } from './new-id.ts';
import type { InPage, PageStore } from './page-store.ts';
import { receivePages } from './receive-page.ts';

/** A row that was sent to us, unasked. */
export type SentRow = Channel & { readonly row: RowReading; readonly reader: RowReader };

/** Resolves once the rows of one delivery are safely in the ledger, landed or set aside. */
export type Receive = (rows: readonly SentRow[]) => Promise<void>;

type Delivery = {
  readonly rows: readonly SentRow[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

const mostTogether = 100;

/**
 * Where deliveries come in. Those that come while a page is being written wait and are written together as the next one,
 * with a run for each channel among them: so a quiet day has a run a delivery, and a busy one costs no more than its pages.
 */
export function openInbox(inPage: InPage, policy: Policy): Receive {
  const waiting: Delivery[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) await take(waiting.splice(0, mostTogether));
    isWorking = false;
  }

  async function take(deliveries: readonly Delivery[]): Promise<void> {
    try {
      const rows = deliveries.flatMap((each) => each.rows);
      await inPage((store) => land(store, rows, policy));
      for (const { done } of deliveries) done();
    } catch (error) {
      // What one of them does to us must not be the others' loss.
      if (deliveries.length > 1) for (const each of deliveries) await take([each]);
      else for (const { failed } of deliveries) failed(error);
    }
  }

  return (rows) =>
    new Promise((done, failed) => {
      waiting.push({ rows, done, failed });
      if (!isWorking) void work();
    });
}

async function land(store: PageStore, rows: readonly SentRow[], policy: Policy): Promise<void> {
  const channels = [...Map.groupBy(rows, ({ feed, channel }) => `${feed} ${channel}`).values()];
  const pages = channels.flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { feed, channel, reader } = first;
    return [{ feed, channel, reader, runStartedAt: store.recordedAt, rows: own.map(({ row }) => row) }];
  });
  const landed = await receivePages(store, pages, policy);
  await store.saveRuns(
    pages.flatMap(({ feed, channel, runStartedAt: startedAt }, index): readonly RunStep[] => {
      const counts = landed[index];
      if (counts === undefined) return [];
      const run: Run = { feed, channel, scope: 'sent', id: newId(), startedAt, since: null, nextPage: 1 };
      // Nobody asked, so that what did not come proves nothing.
      return [{ ...counts, run, next: 1, end: { outcome: 'complete', reached: startedAt, covers: [], full: false } }];
    }),
  );
}
