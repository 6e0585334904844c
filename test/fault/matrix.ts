import assert from 'node:assert/strict';
import { faultFeeds, type Window, type WindowDays, windows } from '../../bench/fault/fault-feed.ts';
import { kindsOf } from '../../bench/fault/fault-kind.ts';
import { isSound, measureCell, readUndisturbed } from '../../bench/fault/matrix.ts';
import { inventEngland } from '../../sandbox/england.ts';
import { templateConnection } from '../support/database.ts';
import { policy } from '../support/ledger.ts';

/** Feeds by name, each under the faults that are named; all that can meet it when none is. */
export type Asked = readonly { readonly feed: string; readonly kinds: readonly string[] | 'all' }[];

/**
 * Each feed under each fault, against the same days without: recovered, nothing lost or doubled, nobody wrongly ended, and
 * the other feeds go on. The same cells as `npm run bench -- fault`.
 */
export async function checkMatrix(window: Window, asked: Asked, people: number, seed: number): Promise<void> {
  const { times = 1 }: WindowDays = windows[window];
  const england = inventEngland(seed, people * times, undefined);
  const server = templateConnection();
  const undisturbed = await readUndisturbed({ server, template: server.database, england, policy }, window);
  try {
    for (const { feed: name, kinds } of asked) {
      const feed = faultFeeds.find((each) => each.name === name && each.days === window);
      assert.ok(feed, `no feed ${name} in ${window}`);
      for (const kind of kindsOf(feed.transport).filter((each) => kinds === 'all' || kinds.includes(each.name))) {
        const cell = await measureCell(undisturbed, feed, kind);
        assert.ok(isSound(cell), `seed ${seed}, ${people} people: ${JSON.stringify(cell, null, 2)}`);
      }
    }
  } finally {
    await undisturbed.end();
  }
}
