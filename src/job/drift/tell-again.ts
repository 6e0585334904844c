import type { Channel } from '#observation/ledger.ts';
import { changeOf } from '#observation/observe.ts';
import type { RowReader } from '#observation/reading.ts';
import { driftModeOf } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';
import { readTold } from '../read-told.ts';
import { settle } from '../receive-page.ts';
import { standingIn, writeChanges } from '../write-changes.ts';
import { openDrift } from './page-drift.ts';

/**
 * Tells the stories of some records of a channel again from their stored bytes, as they are to be told now: what was withheld
 * until a change was accepted is observed from here on. @returns of how many records anything changed
 */
export async function tellAgain(
  store: PageStore,
  channel: Channel & { readonly reader: RowReader },
  keys: readonly string[],
  policy: Policy,
): Promise<number> {
  const { feed: timetable } = await store.policyInForce(policy);
  const drift = await openDrift(store, [channel], (each) => driftModeOf(timetable, each.feed, each.channel));
  const told = await readTold(store, channel, keys, drift(channel));
  const refs = keys.map((key) => ({ feed: channel.feed, key }));
  const said = Map.groupBy(await store.recall(refs), formatRef);
  const changes = [...told]
    .map(([key, versions]) => ({
      key,
      change: changeOf(
        versions,
        standingIn(
          channel,
          versions.flatMap(({ statements }) => statements),
          said.get(formatRef({ feed: channel.feed, key })) ?? [],
        ),
      ),
    }))
    .filter(({ change }) => change.add.length + change.close.length > 0);
  await writeChanges(store, channel, changes);
  await settle(
    store,
    changes.map(({ key }) => ({ ref: { feed: channel.feed, key }, named: true })),
    policy,
  );
  return changes.length;
}
