import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endingOf } from '#connector/file/open-file.ts';
import type { Feed } from '#source/feed.ts';

export type DroppedFile = { readonly feed: Feed; readonly name: string; readonly path: string };

/** Files that came in, oldest name first: a folder a feed, each file named so that names sort by day. */
export async function droppedFiles(folder: string): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  for (const feed of droppedFeeds) {
    for (const name of await namesIn(join(folder, feed))) found.push({ feed, name, path: join(folder, feed, name) });
  }
  return found;
}

/**
 * A file that was read is put aside, `landed` or `refused`. The ledger holds all rows of a landed one, so only the last
 * few are kept to look at; of a refused one it holds nothing, so all are.
 */
export async function putAside(path: string, fate: 'landed' | 'refused'): Promise<void> {
  const aside = join(path, '..', fate);
  await mkdir(aside, { recursive: true });
  await rename(path, join(aside, path.slice(path.lastIndexOf('/') + 1)));
  if (fate === 'refused') return;
  const names = await namesIn(aside);
  for (const name of names.slice(0, -keptFiles)) await rm(join(aside, name));
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
    // A spreadsheet program that has a workbook open keeps a file `~$name` beside it.
    return names.filter((name) => !/^(\.|~\$)/.test(name) && endingOf(name) !== undefined).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
