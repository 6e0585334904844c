import { type Features, valuesOf } from '../features.ts';
import type { Comparison } from './comparison.ts';
import type { Frequency } from './model.ts';

/**
 * One comparison's values of many records: each different list of values once, and for each record the place of its
 * list. What is worked out for a value is then worked out once, however many records carry it.
 */
export type Column = {
  /** -1 where a record says nothing. */
  readonly ids: Int32Array;
  readonly lists: readonly Values[];
};

/** One value, as nearly always, or several; a value alone needs no list around it, which a million would each pay for. */
export type Values = string | readonly string[];

export function asList(values: Values): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

/** Many records, a column for each comparison of a model. */
export type Table = { readonly size: number; readonly columns: readonly Column[] };

export function tableOf(records: readonly Features[], comparisons: readonly Comparison[]): Table {
  return {
    size: records.length,
    columns: comparisons.map(({ field }) => columnOf(records, (one) => valuesOf(one, field))),
  };
}

function columnOf(records: readonly Features[], read: (features: Features) => readonly string[]): Column {
  const ids = new Int32Array(records.length);
  const lists: Values[] = [];
  const known = new Map<string, number>();
  for (const [at, record] of records.entries()) {
    const list = read(record);
    if (list.length === 0) {
      ids[at] = -1;
      continue;
    }
    const key = list.join('\n');
    let id = known.get(key);
    if (id === undefined) {
      id = lists.length;
      lists.push(list.length === 1 ? (list[0] ?? '') : list);
      known.set(key, id);
    }
    ids[at] = id;
  }
  return { ids, lists };
}

/** How many records carry the values of a column. */
export type Counts = {
  /** How many records carry any. */
  readonly of: number;
  /** For each list, how many carry its rarest value. */
  readonly rarest: Int32Array;
  readonly countOf: (value: string) => number | undefined;
};

export function countValues({ ids, lists }: Column): Counts {
  const perList = new Int32Array(lists.length);
  let of = 0;
  for (const id of ids) {
    if (id < 0) continue;
    perList[id] = (perList[id] ?? 0) + 1;
    of += 1;
  }
  let counted: ReadonlyMap<string, number> | undefined;
  const all = (): ReadonlyMap<string, number> => {
    counted ??= countEach(lists, perList);
    return counted;
  };
  const isPlain = lists.every((list) => typeof list === 'string');
  const rarest = isPlain
    ? perList
    : Int32Array.from(lists, (list) => Math.min(...asList(list).map((value) => all().get(value) ?? 0)));
  return { of, rarest, countOf: (value) => all().get(value) };
}

function countEach(lists: readonly Values[], perList: Int32Array): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const [id, list] of lists.entries()) {
    for (const value of new Set(asList(list))) count.set(value, (count.get(value) ?? 0) + (perList[id] ?? 0));
  }
  return count;
}

/** Frequencies as the records themselves show them. */
export function frequencyIn(comparisons: readonly Comparison[], counts: readonly Counts[]): Frequency {
  const byName = new Map(comparisons.map(({ name }, at) => [name, counts[at]]));
  return (comparison, value) => {
    const counted = byName.get(comparison);
    const count = counted?.countOf(value);
    return counted === undefined || count === undefined ? undefined : { count, of: counted.of };
  };
}
