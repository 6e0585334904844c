import { cleanDateOfBirth } from '#identity/clean/clean-date-of-birth.ts';
import { cleanField } from '#identity/clean/clean-field.ts';
import { splitFullName } from '#identity/clean/clean-name.ts';
import { cleanIdentifier } from '#identity/clean/clean-text.ts';
import type { Cleaned, Cleaning } from '#identity/clean/cleaning.ts';
import type { ColumnUse } from '#identity/evaluate/column-field.ts';
import type { Field } from '#identity/features.ts';
import { sharedInts } from '#identity/match/block.ts';
import type { Comparison } from '#identity/match/comparison.ts';
import type { Column, Table, Values } from '#identity/match/table.ts';
import type { RawColumn, RawColumns } from './raw-columns.ts';

/** What became of the values of one column. */
export type CleanedColumn = {
  readonly column: string;
  readonly use: ColumnUse;
  readonly values: number;
  readonly missing: number;
  readonly placeholders: number;
  readonly invalid: number;
};

/** Cleans every different text once and puts the columns that speak of one field together. */
export function tableFromColumns(
  raw: RawColumns,
  uses: ReadonlyMap<string, ColumnUse>,
  comparisons: readonly Comparison[],
  cleaning: Cleaning,
): { readonly table: Table; readonly cleaned: readonly CleanedColumn[] } {
  const parts = raw.columns.flatMap((column) => partsOf(column, uses.get(column.name) ?? 'ignore', cleaning));
  const columns = comparisons.map(({ field }) =>
    joined(
      parts.filter((part) => part.field === field),
      raw.size,
    ),
  );
  return { table: { size: raw.size, columns }, cleaned: parts.map((part) => part.cleaned) };
}

/** One column as values of one field: what each of its texts is, cleaned. */
type Part = {
  readonly field: Field;
  readonly ids: Int32Array;
  readonly valueOf: readonly (string | null)[];
  readonly cleaned: CleanedColumn;
};

function partsOf(column: RawColumn, use: ColumnUse, cleaning: Cleaning): readonly Part[] {
  if (use === 'ignore') return [];
  if (use !== 'fullName') return [partOf(column, use, use, (text) => cleanField(use, text, cleaning))];
  const names = (['first', 'middle', 'last'] as const).map((which) => {
    const field = ({ first: 'firstNames', middle: 'middleNames', last: 'lastNames' } as const)[which];
    return partOf(column, use, field, (text) => cleanField(field, splitFullName(text, cleaning)[which], cleaning));
  });
  return names;
}

/** A register most of whose numbers are against our rules keeps others, and people may have lived long ago. */
const tooManyInvalid = 0.3;

function partOf(column: RawColumn, use: ColumnUse, field: Field, clean: (text: string) => Cleaned): Part {
  const strict = cleanAll(column, use, field, clean);
  const { values, invalid } = strict.cleaned;
  if (invalid <= tooManyInvalid * (values + invalid)) return strict;
  if (field === 'nationalInsuranceNumber' || field === 'trn') return cleanAll(column, use, field, cleanIdentifier);
  return field === 'datesOfBirth' ? cleanAll(column, use, field, cleanDateOfAnyTime) : strict;
}

function cleanDateOfAnyTime(text: string): Cleaned {
  return cleanDateOfBirth(text, {
    placeholderDates: new Set(),
    earliestBirth: '0001-01-01',
    latestBirth: '9999-12-31',
  });
}

function cleanAll(column: RawColumn, use: ColumnUse, field: Field, clean: (text: string) => Cleaned): Part {
  const found = column.texts.map(clean);
  const rows = new Int32Array(found.length);
  for (const id of column.ids) rows[id] = (rows[id] ?? 0) + 1;
  const count = (kind: Cleaned['kind']): number =>
    found.reduce((sum, each, id) => sum + (each.kind === kind ? (rows[id] ?? 0) : 0), 0);
  return {
    field,
    ids: column.ids,
    valueOf: found.map((each) => (each.kind === 'value' ? each.value : null)),
    cleaned: {
      column: column.name,
      use,
      values: count('value'),
      missing: count('missing'),
      placeholders: count('placeholder'),
      invalid: count('invalid'),
    },
  };
}

function joined(parts: readonly Part[], size: number): Column {
  const lists: Values[] = [];
  const known = new Map<string, number>();
  const idOf = (key: string, list: Values): number => {
    const id = known.get(key);
    if (id !== undefined) return id;
    lists.push(list);
    known.set(key, lists.length - 1);
    return lists.length - 1;
  };
  const ids = sharedInts(size);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const place = Int32Array.from(only.valueOf, (value) => (value === null ? -1 : idOf(value, value)));
    for (let row = 0; row < size; row += 1) ids[row] = place[only.ids[row] ?? 0] ?? -1;
    return { ids, lists };
  }
  for (let row = 0; row < size; row += 1) {
    const values = [...new Set(parts.flatMap((part) => part.valueOf[part.ids[row] ?? -1] ?? []))];
    const [first] = values;
    ids[row] = first === undefined ? -1 : idOf(values.join('\n'), values.length === 1 ? first : values);
  }
  return { ids, lists };
}
