import type { HttpPorts } from '#connector/http.ts';
import { readerOf } from '#connector/reader.ts';
import { fetchJobs } from '#connector/vacancies/jobs-api.ts';
import type { PagedSource } from '#job/sync-run.ts';
import type { TimetabledSource } from '#job/timetable.ts';
import { readingOf } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import type { FeedConfig } from './paged-sources.ts';

/** The one public list of jobs, which can only be read whole. */
export function* vacancySources(
  { vacanciesApi: api }: FeedConfig,
  policy: Policy,
  ports: HttpPorts,
): Generator<PagedSource & TimetabledSource> {
  if (api === null) return;
  const reading = readingOf(policy.feed, 'vacancy', 'api');
  yield {
    feed: 'vacancy',
    channel: 'api',
    scope: '*',
    reader: readerOf('vacancy', 'api'),
    covers: ['*'],
    overlapMinutes: reading.overlap,
    reading,
    isWholeList: true,
    fetch: (_, page) => fetchJobs(api, page, ports),
  };
}
