/** A process that imports one file into a database of its own, for a test to kill. It says each slice that it landed. */

import { basename } from 'node:path';
import { fileRun } from '#job/file-run.ts';
import { instant } from '#kernel/instant.ts';
import { isFeed } from '#source/feed.ts';
import { readPolicy } from '#store/policy-text.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { openDatabase } from '../../../src/wiring/database.ts';
import { fileSource } from '../../../src/wiring/file-source.ts';
import { syncPorts } from '../../../src/wiring/sync.ts';

export type ImportOrders = {
  readonly dataDirectory: string;
  readonly feed: string;
  readonly path: string;
  readonly now: string;
};

const orders: ImportOrders = JSON.parse(process.argv[2] ?? '');
const { feed, path } = orders;
if (!isFeed(feed)) throw new Error(`There is no feed ${feed}`);
const policy = await readPolicy(new URL('../../../policy/', import.meta.url));
await using database = await openDatabase({ databaseUrl: null, dataDirectory: orders.dataDirectory }, true);
await setSimulatedClock(database.pool, instant(orders.now));
const source = await fileSource(feed, path, basename(path));
const report = await fileRun(source, syncPorts(database.pool, policy), () => process.stdout.write('slice\n'));
process.stdout.write(`${JSON.stringify(report)}\n`);
