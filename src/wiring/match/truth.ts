import { type RawColumn, UnreadableFile } from './raw-columns.ts';

/** Where a file says who is who: a column, and what of its text is the person's. */
export type Truth = { readonly column: string; readonly pattern: RegExp | null };

/** `COLUMN`, or `COLUMN:/regexp/`, whose first group, or the whole of what it finds, names the person. */
export function parseTruth(text: string): Truth {
  const [, column, pattern] = /^(.*?):\/(.*)\/$/.exec(text) ?? [];
  if (column === undefined || pattern === undefined) return { column: text.trim(), pattern: null };
  try {
    return { column: column.trim(), pattern: new RegExp(pattern) };
  } catch {
    throw new UnreadableFile(`/${pattern}/ is no regular expression`);
  }
}

/** A number for each person; a row without a label is a person of its own. */
export function labelsOf(
  column: RawColumn,
  { pattern }: Truth,
): { readonly truth: Int32Array; readonly unlabelled: number } {
  const known = new Map<string, number>();
  const labelOf = column.texts.map((text) => {
    const found = pattern === null ? text : matchOf(pattern, text);
    if (found === '') return -1;
    const label = known.get(found) ?? known.size;
    known.set(found, label);
    return label;
  });
  let alone = known.size;
  let unlabelled = 0;
  const truth = column.ids.map((id) => {
    const label = labelOf[id] ?? -1;
    if (label >= 0) return label;
    unlabelled += 1;
    alone += 1;
    return alone - 1;
  });
  if (unlabelled === truth.length)
    throw new UnreadableFile(`No row of ${column.name} ${pattern === null ? 'has a value' : `fits ${pattern}`}`);
  return { truth, unlabelled };
}

function matchOf(pattern: RegExp, text: string): string {
  const found = pattern.exec(text);
  return found === null ? '' : (found[1] ?? found[0]);
}
