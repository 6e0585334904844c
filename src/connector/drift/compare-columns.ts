import type { Json } from '#kernel/json.ts';
import { compareColumns as compareHeader } from '#observation/column.ts';
import type { Comparison, Difference } from '#observation/drift.ts';
import { compareRow } from './compare-row.ts';
import type { Outline } from './outline.ts';

/**
 * Holds a row of a table against its contract. A table has every column in every row, so one that is not there is missing,
 * whatever the row says; and one that went while another like it came was renamed.
 * @param header the columns as one text: every row of a table has the same, and it is compared once
 */
export function compareColumns(
  header: string,
  names: readonly string[],
  row: () => Json,
  outline: Outline,
): Comparison {
  const ofHeader = knownHeader(header, names, outline);
  if (![...(outline.members?.values() ?? [])].some(({ codes }) => codes !== null)) return ofHeader;
  const values = compareRow(row(), outline).differences.filter(({ kind }) => kind === 'new_value');
  return values.length === 0 ? ofHeader : { differences: [...ofHeader.differences, ...values], absent: [] };
}

const headers = new WeakMap<Outline, Map<string, Comparison>>();

function knownHeader(header: string, names: readonly string[], outline: Outline): Comparison {
  const known = headers.get(outline) ?? new Map<string, Comparison>();
  headers.set(outline, known);
  const found = known.get(header) ?? compareNames(names, outline);
  if (known.size > 100) known.clear();
  known.set(header, found);
  return found;
}

function compareNames(names: readonly string[], outline: Outline): Comparison {
  const { differences, absent } = compareRow(Object.fromEntries(names.map((name) => [name, null])), outline);
  const missing = [...absent, ...differences.filter(isMissing).map(({ field }) => field)];
  const added = differences.filter(isAdded).map(({ field }) => field);
  const renamed = compareHeader({ required: [], optional: missing }, added).filter((each) => each.kind === 'renamed');
  const nowCalled = new Map(renamed.map(({ column, found }) => [column, found]));
  const news = new Set(nowCalled.values());
  return {
    differences: [
      ...added.filter((field) => !news.has(field)).map(newColumn),
      ...missing.map((field) => missed(field, nowCalled.get(field))),
    ],
    absent: [],
  };
}

function newColumn(field: string): Difference {
  return { kind: 'added_field', field, detail: 'a column' };
}

function missed(field: string, now: string | undefined): Difference {
  return now === undefined
    ? { kind: 'missing_field', field, detail: 'the column is not there' }
    : { kind: 'renamed_field', field, detail: `now ${now}` };
}

function isMissing({ kind }: Difference): boolean {
  return kind === 'missing_field';
}

function isAdded({ kind }: Difference): boolean {
  return kind === 'added_field';
}
