import type { Json } from '#kernel/json.ts';
import { compareColumns as compareHeader } from '#observation/column.ts';
import type { Comparison, Difference } from '#observation/drift.ts';
import { compareRow } from './compare-row.ts';
import type { Outline } from './outline.ts';

/**
 * Holds a row of a table against its contract. A table has every column in every row, so one that is not there is missing,
 * whatever the row says; and one that went while another like it came was renamed.
 */
export function compareColumns(row: Json, outline: Outline): Comparison {
  const { differences, absent } = compareRow(row, outline);
  const missing = [...absent, ...differences.filter(isMissing).map(({ field }) => field)];
  if (missing.length === 0) return { differences, absent: [] };
  const added = differences.filter(isAdded).map(({ field }) => field);
  const renamed = compareHeader({ required: [], optional: missing }, added).filter((each) => each.kind === 'renamed');
  const nowCalled = new Map(renamed.map(({ column, found }) => [column, found]));
  const news = new Set(nowCalled.values());
  return {
    differences: [
      ...differences.filter((each) => !isMissing(each) && !(isAdded(each) && news.has(each.field))),
      ...missing.map((field) => missed(field, nowCalled.get(field))),
    ],
    absent: [],
  };
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
