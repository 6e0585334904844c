import { readerOf } from '#connector/reader.ts';
import { type Deciding, decideByHand } from '#job/match/decide-by-hand.ts';
import { undo } from '#job/match/undo.ts';
import { receivePage } from '#job/receive-page.ts';
import { instant } from '#kernel/instant.ts';
import { openSystem, type System } from '#main.ts';
import { inPage } from '#store/page-store.ts';
import { projectionDigest } from '../../src/wiring/rebuild.ts';
import { openDataFolder } from '../data-folder.ts';
import { readSetting, type Setting } from '../setting.ts';

export type UndoAsked = {
  readonly records: number;
  readonly times: number;
  readonly dataDirectory: string | undefined;
};

export type MeasuredUndo = Setting & {
  readonly name: 'undo';
  /** Records of each of the two people. */
  readonly records: number;
  readonly mergeSeconds: readonly number[];
  readonly undoSeconds: readonly number[];
  /** Whether every digest after an undo was the one before the merge. */
  readonly sameDigest: boolean;
};

const began = instant('2025-09-12T02:00:00Z');
const ref = (index: number) => ({ feed: 'register-trainee', key: `t${index}` }) as const;
const deciding: Deciding = {
  decider: 'steward',
  author: 'bench',
  second: 'another',
  reason: 'to be undone',
  evidence: {},
  task: null,
};

/** Two people with many records each are made one by hand and parted again; a record joins them in between. */
export async function measureUndo({ records, times, dataDirectory }: UndoAsked): Promise<MeasuredUndo> {
  await using folder = await openDataFolder(dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  await land(system, 0, records, '3000101');
  await land(system, records, records, '3000102');
  const mergeSeconds: number[] = [];
  const undoSeconds: number[] = [];
  let sameDigest = true;
  for (let time = 0; time < times; time += 1) {
    const { pool } = system.database;
    const parts = [[ref(0), ref(records)]];
    const [merging, made] = await timed(() =>
      inPage(pool)((store) => decideByHand(store, { kind: 'must', parts }, deciding, system.policy)),
    );
    if (!made.ok || made.value.kind !== 'applied') throw new Error('The two were not made one');
    const { decision } = made.value;
    await land(system, 2 * records + time, 1, '3000102');
    const [parting, undone] = await timed(() =>
      inPage(pool)((store) => undo(store, decision, deciding, system.policy)),
    );
    if (!undone.ok) throw new Error(`The merge was not undone: ${undone.problem.kind}`);
    mergeSeconds.push(merging);
    undoSeconds.push(parting);
    const after = await projectionDigest(pool);
    sameDigest &&= after === (await neverMerged(records, time + 1));
  }
  return {
    name: 'undo',
    records,
    mergeSeconds,
    undoSeconds,
    sameDigest,
    ...(await readSetting(system.database.pool)),
  };
}

/** The digest of a ledger in which the same records came and nothing was ever decided. */
async function neverMerged(records: number, later: number): Promise<string> {
  await using folder = await openDataFolder(undefined);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  await land(system, 0, records, '3000101');
  await land(system, records, records, '3000102');
  for (let time = 0; time < later; time += 1) await land(system, 2 * records + time, 1, '3000102');
  return await projectionDigest(system.database.pool);
}

async function land({ database, policy }: System, from: number, count: number, trn: string): Promise<void> {
  const reader = readerOf('register-trainee', 'api');
  const rows = Array.from({ length: count }, (_, index) => reader(row(from + index, trn)));
  const page = { feed: 'register-trainee', channel: 'api', runStartedAt: began, rows, reader } as const;
  await inPage(database.pool)((store) => receivePage(store, page, policy));
}

function row(index: number, trn: string): Uint8Array {
  const said = { trainee_id: `t${index}`, state: 'trn_received', first_names: 'Ana', last_name: `Reyes ${index}` };
  const dates = { itt_start_date: '2025-09-01', trainee_start_date: '2025-09-02', updated_at: '2025-09-11T15:00:00Z' };
  return new TextEncoder().encode(
    JSON.stringify({ ...said, ...dates, trn, ukprn: '10000001', email: `a${index}@mail.test` }),
  );
}

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const start = performance.now();
  const value = await work();
  return [(performance.now() - start) / 1000, value];
}
