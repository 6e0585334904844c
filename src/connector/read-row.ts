import type { z } from 'zod';
import { type Json, memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type QuarantineProblem,
  quarantineProblems,
  type ReadRow,
  type RowProblem,
  type RowReading,
} from '#observation/reading.ts';
import { describeFound } from './describe-found.ts';
import { compareRow } from './drift/compare-row.ts';
import { type Outline, outlineOf } from './drift/outline.ts';
import { keyOfMisencoded, keyToShow, longestKey } from './key-to-show.ts';
import { deepestNesting, isNestedTooDeep } from './nesting.ts';
import { fieldWhere, longestText, unstorable } from './unstorable.ts';

/** No honest row of any source comes near this size. */
export const largestRow = 1_000_000;

/** What a channel knows of its rows: where the key is, what may not be stored, what fits, and what a fitting row says. */
export type RowContract<Row> = {
  readonly schema: z.ZodType<Row>;
  /** Fields that the source is known to send and that we do not read: `attributes.nationality`, `placements[].address`. */
  readonly notRead?: readonly string[];
  /** Fields that the source has in every row, if only as null, although the schema does not insist on them. */
  readonly inEveryRow?: readonly string[];
  readonly keyField: string;
  keyIn(value: Json): string | null;
  /** Takes out what the contracts forbid to store; undefined when there was nothing to take out. */
  cut?(value: Json): Json | undefined;
  map(row: Row): ReadRow;
};

/** Reads a row that came as JSON: decode, cut at the door, hold against the contract, map. */
export function readJsonRow<Row>(raw: Uint8Array, contract: RowContract<Row>): RowReading {
  const text = decodeUtf8(raw);
  if (text === undefined) return readMisencoded(raw, contract);
  const parsed = parseText(text, raw.length);
  if (!parsed.ok) return { body: raw, read: () => parsed };
  const cut = contract.cut?.(parsed.value);
  const body = cut === undefined ? raw : new TextEncoder().encode(JSON.stringify(cut));
  const value = cut ?? parsed.value;
  const read = () =>
    raw.length > largestRow ? fail(tooLarge(value, raw.length, contract)) : readValue(value, contract);
  return { body, read, compare: () => compareRow(value, outlineFor(contract)) };
}

/** What a contract knows, worked out once for its schema. */
export function outlineFor<Row>({ schema, notRead, inEveryRow }: RowContract<Row>): Outline {
  const known = outlines.get(schema);
  if (known !== undefined) return known;
  const outline = outlineOf(schema, notRead, inEveryRow);
  outlines.set(schema, outline);
  return outline;
}

const outlines = new WeakMap<z.core.$ZodType, Outline>();

/** Holds a value against its contract and maps it. */
export function readValue<Row>(value: Json, contract: RowContract<Row>): Result<ReadRow, RowProblem> {
  const key = contract.keyIn(value);
  const spoiled = unstorable(value);
  if (spoiled !== undefined) return fail({ problem: 'bad_encoding', key: keyToShow(value, contract), ...spoiled });
  if (key !== null && key.length > longestKey) {
    const found = `text of ${key.length.toLocaleString('en-GB')} characters`;
    const expected = `a key of at most ${longestKey} characters`;
    return fail({ problem: 'too_large', key: null, field: contract.keyField, found, expected });
  }
  const row = contract.schema.safeParse(value);
  if (!row.success) return fail(problemOf(row.error, value, key));
  if (key === null || key === '')
    return fail({
      problem: 'missing_field',
      key: null,
      field: contract.keyField,
      found: 'nothing',
      expected: 'the key of the record',
    });
  return ok(contract.map(row.data));
}

export function parseJson(raw: Uint8Array): Result<Json, RowProblem> {
  const text = decodeUtf8(raw);
  return text === undefined
    ? fail({ problem: 'bad_encoding', key: null, field: null, ...misencoded })
    : parseText(text, raw.length);
}

export function decodeUtf8(raw: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(raw);
  } catch {
    return undefined;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export const misencoded = { found: 'bytes that are not UTF-8', expected: 'UTF-8 text' };

export function tooLarge<Row>(value: Json, length: number, contract: RowContract<Row>): RowProblem {
  const longest = longestText(value);
  return {
    problem: 'too_large',
    key: keyToShow(value, contract),
    field: fieldWhere(value, (text) => text.length === longest) ?? null,
    found: `${length.toLocaleString('en-GB')} bytes`,
    expected: `at most ${largestRow.toLocaleString('en-GB')} bytes`,
  };
}

/** Each byte is taken for a character, so that the row can be cut and its key named while its bytes stay as they came. */
function readMisencoded<Row>(raw: Uint8Array, contract: RowContract<Row>): RowReading {
  const parsed = parseText(Buffer.from(raw).toString('latin1'), raw.length);
  const problem = { problem: 'bad_encoding' as const, key: null, field: null, ...misencoded };
  if (!parsed.ok) return { body: raw, read: () => fail(problem) };
  const value = contract.cut?.(parsed.value) ?? parsed.value;
  const body = value === parsed.value ? raw : Buffer.from(JSON.stringify(value), 'latin1');
  const field = fieldWhere(value, (text) => decodeUtf8(Buffer.from(text, 'latin1')) === undefined) ?? null;
  return { body, read: () => fail({ ...problem, key: keyOfMisencoded(value, contract), field }) };
}

function parseText(text: string, length: number): Result<Json, RowProblem> {
  if (isNestedTooDeep(text)) {
    const levels = 'levels of lists and objects inside each other';
    return fail({
      problem: 'too_large',
      key: null,
      field: null,
      found: `more than ${deepestNesting} ${levels}`,
      expected: `at most ${deepestNesting} ${levels}`,
    });
  }
  try {
    // A NUL as it is makes no JSON; written as JSON writes it, its field can be named.
    return ok(JSON.parse(text.includes('\u0000') ? text.replaceAll('\u0000', '\\u0000') : text));
  } catch {
    return fail({
      problem: 'unparseable',
      key: null,
      field: null,
      found: `${length.toLocaleString('en-GB')} bytes that are not whole JSON`,
      expected: 'one JSON value',
    });
  }
}

function problemOf(error: z.ZodError, value: Json, key: string | null): RowProblem {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const found = path.reduce<Json | undefined>((at, step) => memberOf(at, step), value);
  return {
    problem: kindOf(issue, found),
    key,
    field: path.join('.') || null,
    found: describeFound(found),
    expected: issue?.message ?? 'a row of the contract',
  };
}

/** The library's words for it. */
const noSuchKind = 'No matching discriminator';

function kindOf(issue: z.core.$ZodIssue | undefined, found: Json | undefined): QuarantineProblem {
  const named: unknown = issue?.code === 'custom' ? issue.params?.problem : undefined;
  const known = quarantineProblems.find((problem) => problem === named);
  if (known !== undefined) return known;
  // A kind of row that came later than our contract.
  if (issue?.code === 'invalid_union' && 'note' in issue && issue.note === noSuchKind && typeof found === 'string')
    return 'contract_drift';
  return found === undefined || found === null ? 'missing_field' : 'wrong_type';
}

export function textMember(value: Json | undefined, name: string): string | null {
  const found = memberOf(value, name);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** The object without some members; undefined when it has none of them, so that the bytes can stay as they came. */
export function without(value: Json, names: ReadonlySet<string>): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const kept = Object.entries(value).filter(([name]) => !names.has(name));
  return kept.length === Object.keys(value).length ? undefined : Object.fromEntries(kept);
}
