import { type Feed, isFeed } from './feed.ts';

/** One row of one feed, named by the source's own key: `apply-application:1001`. */
export type RecordRef = { readonly feed: Feed; readonly key: string };

export function formatRef(ref: RecordRef): string {
  return `${ref.feed}:${ref.key}`;
}

/** Reads `feed:key`; undefined when the feed is none of ours or the key is empty. */
export function parseRef(text: string): RecordRef | undefined {
  const colon = text.indexOf(':');
  const feed = text.slice(0, colon);
  const key = text.slice(colon + 1);
  return colon > 0 && key !== '' && isFeed(feed) ? { feed, key } : undefined;
}
