import type { Feed } from '#source/feed.ts';
import { withQuery } from './address.ts';

export function feedHref(feed: Feed): string {
  return `/staff/feeds/${feed}`;
}

/** The rows that wait, of one feed or of all. */
export function quarantineHref(feed: Feed | null, page = 1): string {
  return withQuery('/staff/quarantine', {
    ...(feed === null ? {} : { feed }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}

export function quarantinedHref(id: string): string {
  return `/staff/quarantine/${id}`;
}
