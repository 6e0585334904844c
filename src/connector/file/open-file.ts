import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCsvFile } from './csv-file.ts';
import type { FeedFiles, OpenedFile } from './feed-file.ts';
import { FileProblem } from './file-problem.ts';
import { openLineFile } from './line-file.ts';
import { openWorkbookFile } from './workbook-file.ts';

/** The endings by which a file says what it is. */
export const fileEndings = ['csv', 'xlsx', 'jsonl'] as const;
type Ending = (typeof fileEndings)[number];

const words: Readonly<Record<Ending, string>> = { csv: 'CSV', xlsx: 'a workbook', jsonl: 'JSON lines' };

/** Opens a file as what its ending says, where the feed comes so, and holds its header against the contract. @throws FileProblem */
export async function openFile(feed: string, files: FeedFiles, path: string): Promise<OpenedFile> {
  const found = await stat(path);
  if (found.isDirectory()) throw new FileProblem(`${path} is a folder: name one file of it`);
  await access(path, constants.R_OK).catch(() => {
    throw new FileProblem(`${path} may not be read by this user`);
  });
  const { size } = found;
  const ending = endingOf(path);
  if (ending === undefined) throw new FileProblem(`${feed} comes as ${comesAs(files)}: ${basename(path)}`);
  if (ending === 'jsonl' ? files.lines === null : files.tables.length === 0)
    throw new FileProblem(`${feed} does not come as ${words[ending]}: ${basename(path)}`);
  try {
    return await open(ending, path, size, files);
  } catch (error) {
    throw error instanceof FileProblem ? new FileProblem(`${path}: ${error.message}`) : error;
  }
}

function open(ending: Ending, path: string, size: number, files: FeedFiles): Promise<OpenedFile> {
  switch (ending) {
    case 'csv':
      return openCsvFile(path, size, files);
    case 'xlsx':
      return openWorkbookFile(path, files);
    case 'jsonl':
      return openLineFile(path, size, files);
  }
}

export function endingOf(path: string): Ending | undefined {
  return fileEndings.find((ending) => path.toLowerCase().endsWith(`.${ending}`));
}

function comesAs({ tables, lines }: FeedFiles): string {
  const endings: readonly Ending[] = [
    ...(tables.length > 0 ? (['csv', 'xlsx'] as const) : []),
    ...(lines === null ? [] : (['jsonl'] as const)),
  ];
  return endings.map((ending) => `${words[ending]} (.${ending})`).join(' or ') || 'no file';
}
