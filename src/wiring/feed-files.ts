import { csvRows, FileProblem, jsonLines } from '#connector/file-rows.ts';
import { readerOf } from '#connector/reader.ts';
import { signOffColumns } from '#connector/register/sign-off.ts';
import { exportColumns } from '#connector/register/trainee-export.ts';
import type { FileSource } from '#job/file-run.ts';
import type { Feed } from '#source/feed.ts';

/** A file of a feed as a source of rows; what it is follows from the feed and the file's ending. @throws FileProblem */
export function fileSource(feed: Feed, path: string, name: string): FileSource {
  const isCsv = name.toLowerCase().endsWith('.csv');
  const of = (channel: string, rows: () => AsyncIterable<Uint8Array>, isSnapshot = false): FileSource => ({
    feed,
    channel,
    scope: name,
    reader: readerOf(feed, channel),
    isSnapshot,
    covers: isSnapshot ? ['*'] : [],
    rows,
  });
  if (feed === 'register-trainee' && isCsv) return of('export', () => csvRows(path, exportColumns), true);
  if (feed === 'register-sign-off' && isCsv) return of('file', () => csvRows(path, signOffColumns));
  if (isCsv || feed === 'register-sign-off')
    throw new FileProblem(`${feed} does not come as ${isCsv ? 'CSV' : 'JSON lines'}: ${name}`);
  const channels = {
    'register-trainee': 'events',
    claim: 'self',
    delivery: 'webhook',
    'apply-candidate': 'api',
    'apply-application': 'api',
    'publish-course': 'api',
    'publish-provider': 'api',
  } as const;
  return of(channels[feed], () => jsonLines(path));
}
