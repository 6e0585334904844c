import { isPersonId, type PersonId } from '#identity/person-id.ts';
import { type Instant, isInstant } from '#kernel/instant.ts';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { type Feed, isFeed } from '#source/feed.ts';

/** Our own rows come back as they were written; anything else is a bug and throws. */
export function readInstant(value: unknown): Instant {
  if (typeof value === 'string' && isInstant(value)) return value;
  throw new Error(`The database gave no instant: ${String(value)}`);
}

export function readInstantOrNull(value: unknown): Instant | null {
  return value === null ? null : readInstant(value);
}

export function readDate(value: unknown): PlainDate {
  if (typeof value === 'string' && isPlainDate(value)) return value;
  throw new Error(`The database gave no date: ${String(value)}`);
}

export function readFeed(value: unknown): Feed {
  if (typeof value === 'string' && isFeed(value)) return value;
  throw new Error(`The database names an unknown feed: ${String(value)}`);
}

export function readPersonId(value: unknown): PersonId {
  if (typeof value === 'string' && isPersonId(value)) return value;
  throw new Error(`The database gave no person id: ${String(value)}`);
}
