import type { Field } from '../features.ts';
import { type BlockingRule, fieldsOf, type KeyPart } from './blocking-rule.ts';
import type { Comparison } from './comparison.ts';
import { Growing } from './growing.ts';
import { KeyNumbers } from './key-numbers.ts';
import { makeAll, makeEach } from './make-key.ts';
import { asList, type Column, type Table } from './table.ts';

/** Which records share a key of one rule: members of key k are `members[starts[k] .. starts[k + 1]]`, in order. */
export type Block = {
  readonly rule: BlockingRule;
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** The keys of each record: `keys[keyStarts[i] .. keyStarts[i + 1]]`; hot keys are left out. */
  readonly keys: Int32Array;
  readonly keyStarts: Int32Array;
  readonly hot: { readonly keys: number; readonly records: number };
};

/** The blocks of every rule whose fields the table has. */
export function blocksOf(
  table: Table,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
): readonly Block[] {
  const columns = new Map<Field, Column>(comparisons.flatMap(({ field }, at) => withColumn(field, table.columns[at])));
  const parts = new Map<string, PartIds>();
  return rules.flatMap((rule) => {
    if (!fieldsOf(rule).every((field) => columns.has(field))) return [];
    const made = rule.parts.map((part) => {
      const name = `${part.field}/${part.made}`;
      const ids = parts.get(name) ?? partIds(part, columns, table.size);
      parts.set(name, ids);
      return ids;
    });
    return [blockOf(rule, made, table.size)];
  });
}

function withColumn(field: Field, column: Column | undefined): readonly (readonly [Field, Column])[] {
  return column === undefined ? [] : [[field, column]];
}

/** A part of a key for each record: mostly one, as a number; of the few records with several, the others apart. */
type PartIds = { readonly first: Int32Array; readonly more: ReadonlyMap<number, readonly number[]> };

function partIds(part: KeyPart, columns: ReadonlyMap<Field, Column>, size: number): PartIds {
  if (part.field === 'names') return nameIds(columns.get('firstNames'), columns.get('lastNames'), size);
  const column = columns.get(part.field);
  if (column === undefined) return { first: new Int32Array(size).fill(-1), more: new Map() };
  const isPlain = column.lists.every((list) => typeof list === 'string');
  // A value as it is has its number already.
  if (part.made === 'whole' && isPlain) return { first: column.ids, more: new Map() };
  const known = new Map<string, number>();
  const first = new Int32Array(column.lists.length).fill(-1);
  const more = new Map<number, readonly number[]>();
  for (let at = 0; at < column.lists.length; at += 1) {
    const list = column.lists[at] ?? [];
    const made = typeof list === 'string' ? makeEach(list, part.made) : makeAll(list, part.made);
    if (typeof made === 'string') {
      first[at] = idOf(known, made);
      continue;
    }
    if (made.length > 0) first[at] = idOf(known, made[0] ?? '');
    if (made.length > 1)
      more.set(
        at,
        made.map((value) => idOf(known, value)),
      );
  }
  return spreadOver(column.ids, first, more);
}

/** From the values of a column to its records. */
function spreadOver(ids: Int32Array, first: Int32Array, more: ReadonlyMap<number, readonly number[]>): PartIds {
  const spread = new Int32Array(ids.length);
  const others = new Map<number, readonly number[]>();
  for (let row = 0; row < ids.length; row += 1) {
    const id = ids[row] ?? -1;
    spread[row] = id < 0 ? -1 : (first[id] ?? -1);
    if (more.size === 0) continue;
    const several = more.get(id);
    if (several !== undefined) others.set(row, several);
  }
  return { first: spread, more: others };
}

/** Both names in one numbering, and their pair, the smaller first: `sortedNames` in numbers. */
function nameIds(firsts: Column | undefined, lasts: Column | undefined, size: number): PartIds {
  const known = new Map<string, number>();
  const numbersOf = (column: Column | undefined): readonly (readonly number[])[] =>
    (column?.lists ?? []).map((list) => asList(list).map((value) => idOf(known, value)));
  const [ofFirst, ofLast] = [numbersOf(firsts), numbersOf(lasts)];
  const pairs = new KeyNumbers(size);
  const first = new Int32Array(size).fill(-1);
  const more = new Map<number, readonly number[]>();
  for (let row = 0; row < size; row += 1) {
    const ones = ofFirst[firsts?.ids[row] ?? -1];
    const others = ofLast[lasts?.ids[row] ?? -1];
    if (ones === undefined || others === undefined) continue;
    for (const one of ones) {
      for (const other of others) {
        const id = one < other ? pairs.of(one, other) : pairs.of(other, one);
        if (first[row] === -1) first[row] = id;
        if (ones.length > 1 || others.length > 1) more.set(row, [...(more.get(row) ?? []), id]);
      }
    }
  }
  return { first, more };
}

function idOf(known: Map<string, number>, value: string): number {
  const id = known.get(value);
  if (id !== undefined) return id;
  known.set(value, known.size);
  return known.size - 1;
}

/** Numbers that threads look at together and nobody copies. */
export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

function blockOf(rule: BlockingRule, parts: readonly PartIds[], size: number): Block {
  const { rows, keys, count } = keysOf(parts, size);
  const sizes = new Int32Array(count);
  for (const key of keys) sizes[key] = (sizes[key] ?? 0) + 1;
  const hot = { keys: 0, records: 0 };
  const starts = sharedInts(count + 1);
  for (let key = 0; key < count; key += 1) {
    const records = sizes[key] ?? 0;
    const isHot = records > rule.atMost;
    if (isHot) {
      hot.keys += 1;
      hot.records += records;
    }
    // A key that nobody shares compares nobody either.
    starts[key + 1] = (starts[key] ?? 0) + (isHot || records < 2 ? 0 : records);
  }
  const members = sharedInts(starts[count] ?? 0);
  const filled = Int32Array.from(starts.subarray(0, count));
  const keyStarts = sharedInts(size + 1);
  const kept = sharedInts(members.length);
  let at = 0;
  let row = 0;
  for (let entry = 0; entry < keys.length; entry += 1) {
    const key = keys[entry] ?? 0;
    if (starts[key] === starts[key + 1]) continue;
    const of = rows[entry] ?? 0;
    while (row <= of) keyStarts[row++] = at;
    members[filled[key] ?? 0] = of;
    filled[key] = (filled[key] ?? 0) + 1;
    kept[at++] = key;
  }
  while (row <= size) keyStarts[row++] = at;
  return { rule, starts, members, keys: kept, keyStarts, hot };
}

/** Every (record, key) in the order of the records; a key is the numbers of its parts, renumbered from 0 without gaps. */
function keysOf(parts: readonly PartIds[], size: number): Keys {
  const rows = new Growing(size);
  const keys = new Growing(size);
  const [one, other] = parts;
  if (one !== undefined && other === undefined) return keysOfOne(one, rows, keys, size);
  const numbers = new KeyNumbers(size);
  for (let row = 0; row < size; row += 1) {
    const left = one?.first[row] ?? -1;
    const right = other === undefined ? 0 : (other.first[row] ?? -1);
    if (left < 0 || right < 0) continue;
    const lefts = one?.more.get(row);
    const rights = other?.more.get(row);
    if (lefts === undefined && rights === undefined) {
      rows.push(row);
      keys.push(numbers.of(left, right));
      continue;
    }
    for (const a of lefts ?? [left]) {
      for (const b of rights ?? [right]) {
        rows.push(row);
        keys.push(numbers.of(a, b));
      }
    }
  }
  return { rows: rows.taken(), keys: keys.taken(), count: numbers.count };
}

/** A part alone is a key already. */
function keysOfOne({ first, more }: PartIds, rows: Growing, keys: Growing, size: number): Keys {
  let count = 0;
  for (let row = 0; row < size; row += 1) {
    const id = first[row] ?? -1;
    if (id < 0) continue;
    for (const key of (more.size === 0 ? undefined : more.get(row)) ?? [id]) {
      rows.push(row);
      keys.push(key);
      if (key >= count) count = key + 1;
    }
  }
  return { rows: rows.taken(), keys: keys.taken(), count };
}

type Keys = { readonly rows: Int32Array; readonly keys: Int32Array; readonly count: number };

/** Whether two records meet in a block. */
export function sharesKey({ keyStarts, keys }: Block, i: number, j: number): boolean {
  for (let at = keyStarts[i] ?? 0; at < (keyStarts[i + 1] ?? 0); at += 1) {
    for (let other = keyStarts[j] ?? 0; other < (keyStarts[j + 1] ?? 0); other += 1) {
      if (keys[at] === keys[other]) return true;
    }
  }
  return false;
}
