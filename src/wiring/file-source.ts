import { endingOf, openFile } from '#connector/file/open-file.ts';
import { readerOf } from '#connector/reader.ts';
import type { FileSource } from '#job/file-run.ts';
import { catalogue } from '#source/catalogue.ts';
import type { Feed } from '#source/feed.ts';
import { feedFiles } from './feed-files.ts';
import { standingPages } from './standing-page.ts';

/**
 * A file of a feed as a source of rows, its header held against the contract.
 * @param isVouchedFor whether somebody says that it is whole, however much it lacks
 * @throws FileProblem when it does not fit
 */
export async function fileSource(feed: Feed, path: string, name: string, isVouchedFor = false): Promise<FileSource> {
  const opened = await openFile(feed, feedFiles[feed], path);
  const { channel } = opened;
  const reader = readerOf(feed, channel);
  const isSnapshot = catalogue[feed].channels.some((each) => each.name === channel && each.isComplete);
  return {
    feed,
    channel,
    scope: name,
    reader,
    isSnapshot,
    isVouchedFor,
    // Contacts come as what changed since the last file: who is in none has not changed.
    covers: isSnapshot || feed === 'git-contact' ? ['*'] : [],
    columns: opened.columns,
    bytes: opened.bytes,
    rows: () => opened.rows(feedFiles[feed].perFile?.(reader) ?? reader),
    pagesBeside: ({ body }, runStartedAt) => standingPages(feed, body, runStartedAt),
    progress: opened.progress,
  };
}

/** The channel to which a file belongs that could not be opened. */
export function channelOfFile(feed: Feed, name: string): string {
  const { tables, lines } = feedFiles[feed];
  const table = tables[0]?.channel;
  return (endingOf(name) === 'jsonl' ? (lines ?? table) : (table ?? lines)) ?? 'file';
}
