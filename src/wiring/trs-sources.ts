import { type HttpPorts, rowsAPage } from '#connector/http.ts';
import { readerOf } from '#connector/reader.ts';
import { mostPairs } from '#connector/trs/find-persons.ts';
import { sweep } from '#connector/trs/sweep.ts';
import type { KnownNumber } from '#identity/known-number.ts';
import type { FetchedPage } from '#job/land-fetched.ts';
import type { PagedSource } from '#job/sync-run.ts';
import type { TimetabledSource } from '#job/timetable.ts';
import type { Instant } from '#kernel/instant.ts';
import { readingOf } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import type { FeedConfig } from './paged-sources.ts';

/** The numbers that our records carry, in their order, from one on; `since` null to read everybody again. */
export type ReadKnownNumbers = (from: string, most: number, since: Instant | null) => Promise<readonly KnownNumber[]>;

/**
 * The nightly sweep of the Teaching Record System, which has no list: it can only be asked for the numbers that we know. A
 * page is named by the first number that it may hold, so that a sweep goes on where it was cut off, whatever has come since.
 */
export function* trsSources(
  { trsApi: api }: FeedConfig,
  policy: Policy,
  readKnownNumbers: ReadKnownNumbers,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  const most = rowsAPage(mostPairs, ports);
  const reading = readingOf(policy.feed, 'trs-person', 'find');
  const readAhead = readAheadOf(readKnownNumbers);
  yield {
    feed: 'trs-person',
    channel: 'find',
    scope: '*',
    beside: ['api', 'answer'],
    comesLast: true,
    reader: readerOf('trs-person', 'find'),
    covers: ['*'],
    overlapMinutes: reading.overlap,
    reading,
    fetch: async (since, page): Promise<FetchedPage> => {
      const known = await readAhead(String(page).padStart(7, '0'), most, since);
      const swept = await sweep(api, known, ports);
      return {
        rows: swept.find,
        isLast: known.length < most,
        beside: [rowsOf('api', swept.api), rowsOf('answer', swept.answer)],
        doubt: swept.doubt,
        next: Number(known.at(-1)?.trn ?? 0) + 1,
      };
    },
  };
}

/** So many pages are read at once: a question for each would cost more than all else that a quiet night's page takes. */
const pagesAhead = 20;

/** A number that comes to be known meanwhile is met on the next night. */
function readAheadOf(read: ReadKnownNumbers): ReadKnownNumbers {
  let ahead: readonly KnownNumber[] = [];
  let isAll = false;
  let askedSince: Instant | null | undefined;
  return async (from, most, since) => {
    const left = ahead.filter(({ trn }) => trn >= from);
    if (since !== askedSince || (left.length < most && !isAll)) {
      askedSince = since;
      ahead = await read(from, most * pagesAhead, since);
      isAll = ahead.length < most * pagesAhead;
      return ahead.slice(0, most);
    }
    ahead = left;
    return left.slice(0, most);
  };
}

function rowsOf(channel: 'api' | 'answer', rows: FetchedPage['rows']) {
  return { channel, rows, reader: readerOf('trs-person', channel) };
}
