import type { DriftMode } from '#observation/drift.ts';
import type { Policy } from '#policy/policy.ts';
import type { Feed } from '#source/feed.ts';
import { policy } from './ledger.ts';

/** The repository's policy, but for what becomes of one channel's drift. */
export function withDrift(feed: Feed, channel: string, drift: DriftMode): Policy {
  const line = policy.feed[feed][channel];
  if (line === undefined) throw new Error(`${feed} has no channel ${channel}`);
  return { ...policy, feed: { ...policy.feed, [feed]: { ...policy.feed[feed], [channel]: { ...line, drift } } } };
}
