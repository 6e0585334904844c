import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from '#job/file-run.ts';
import type { Feed } from '#source/feed.ts';
import { fileSource } from './feed-files.ts';

/** Files that came in, oldest name first: a folder a feed, each file named so that names sort by day. */
export async function droppedFiles(
  folder: string,
): Promise<readonly { readonly source: FileSource; readonly path: string }[]> {
  const found: { source: FileSource; path: string }[] = [];
  for (const feed of droppedFeeds) {
    for (const name of await namesIn(join(folder, feed))) {
      const path = join(folder, feed, name);
      found.push({ source: fileSource(feed, path, name), path });
    }
  }
  return found;
}

/** A landed file is put aside; the ledger holds all its rows, so only the last few are kept to look at. */
export async function putAside(path: string): Promise<void> {
  const landed = join(path, '..', 'landed');
  await mkdir(landed, { recursive: true });
  await rename(path, join(landed, path.slice(path.lastIndexOf('/') + 1)));
  const names = await namesIn(landed);
  for (const name of names.slice(0, -keptFiles)) await rm(join(landed, name));
}

const keptFiles = 5;
const droppedFeeds = [
  'school',
  'register-sign-off',
  'register-trainee',
  'git-contact',
  'employment',
  'funding-summary',
  'claim',
  'sign-in',
  'delivery',
] as const satisfies readonly Feed[];

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /\.(csv|jsonl)$/.test(name)).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
