import { readerOf } from '#connector/reader.ts';
import { standingOfEvent } from '#connector/trs/event-standing.ts';
import type { Page } from '#job/land-page.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Feed } from '#source/feed.ts';

/** What a row says besides of how a number of the Teaching Record System stands, as a page of its own; mostly none. */
export function standingPages(feed: Feed, raw: Uint8Array, runStartedAt: Instant): readonly Page[] {
  const rows = feed === 'trs-event' ? standingOfEvent(raw) : [];
  const channel = { feed: 'trs-person', channel: 'answer' } as const;
  return rows.length === 0 ? [] : [{ ...channel, runStartedAt, rows, reader: readerOf('trs-person', 'answer') }];
}
