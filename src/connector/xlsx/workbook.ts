import { posix } from 'node:path';
import { FileProblem } from '../file/file-problem.ts';
import { unpack } from './unpack.ts';
import { xmlEvents } from './xml-events.ts';
import type { ZipEntry } from './zip-archive.ts';

/** The parts of a workbook that hold its rows. */
export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** Days are counted from 1904, as old Macintosh workbooks do, and not from 1900. */
  readonly from1904: boolean;
};

/** Finds the sheets of a workbook, in their order, and what their cells point to. @throws FileProblem */
export async function readWorkbook(path: string, entries: ReadonlyMap<string, ZipEntry>): Promise<Workbook> {
  const [main] = await relations(path, entries, '', (type) => type.endsWith('/officeDocument'));
  const book = main === undefined ? undefined : entries.get(main.target);
  if (main === undefined || book === undefined) throw new FileProblem('it is a zip archive, but no workbook (XLSX)');
  const related = await relations(path, entries, main.target, () => true);
  const sheets: { name: string; entry: ZipEntry }[] = [];
  let from1904 = false;
  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    if (tag !== 'sheet') return;
    const id = Object.entries(attributes).find(([name]) => /^(\w+:)?id$/.test(name))?.[1];
    const target = related.find((each) => each.id === id && each.type.endsWith('/worksheet'))?.target;
    const entry = target === undefined ? undefined : entries.get(target);
    if (entry !== undefined) sheets.push({ name: attributes.name ?? '', entry });
  };
  await readAll(path, book, open);
  const part = (kind: string): ZipEntry | undefined =>
    entries.get(related.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? '');
  return { sheets, sharedStrings: part('sharedStrings'), styles: part('styles'), from1904 };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** What a part of the archive points to; its own are beside it, under `_rels`. */
async function relations(
  path: string,
  entries: ReadonlyMap<string, ZipEntry>,
  of: string,
  wanted: (type: string) => boolean,
): Promise<readonly Relation[]> {
  const entry = entries.get(posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`));
  const found: Relation[] = [];
  if (entry === undefined) return found;
  await readAll(path, entry, (tag, { Id: id = '', Type: type = '', Target: to = '' }) => {
    const target = to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(of), to);
    if (tag === 'Relationship' && wanted(type)) found.push({ id, type, target });
  });
  return found;
}

/** Reads a small part of the workbook for its tags alone. */
export async function readAll(
  path: string,
  entry: ZipEntry,
  open: (tag: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const { chunks } = await unpack(path, entry);
  const handler = { open, close: () => undefined, text: () => undefined };
  for await (const _ of xmlEvents(chunks, handler, () => []));
}
