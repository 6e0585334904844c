import type { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type QuarantineProblem,
  quarantineProblems,
  type ReadRow,
  type RowProblem,
  type RowReading,
} from '#observation/reading.ts';

/** No honest row of any source comes near this size. */
export const largestRow = 1_000_000;

/** What a channel knows of its rows: where the key is, what may not be stored, what fits, and what a fitting row says. */
export type RowContract<Row> = {
  readonly schema: z.ZodType<Row>;
  readonly keyField: string;
  keyIn(value: Json): string | null;
  /** Takes out what the contracts forbid to store; undefined when there was nothing to take out. */
  cut?(value: Json): Json | undefined;
  map(row: Row): ReadRow;
};

/** Reads a row that came as JSON: decode, cut at the door, hold against the contract, map. */
export function readJsonRow<Row>(raw: Uint8Array, contract: RowContract<Row>): RowReading {
  const parsed = parseJson(raw);
  if (!parsed.ok) return { body: raw.length > largestRow ? raw.slice(0, largestRow) : raw, read: () => parsed };
  const cut = contract.cut?.(parsed.value);
  const body = cut === undefined ? raw : new TextEncoder().encode(JSON.stringify(cut));
  return { body, read: () => readValue(cut ?? parsed.value, contract) };
}

/** Holds a value against its contract and maps it. */
export function readValue<Row>(value: Json, contract: RowContract<Row>): Result<ReadRow, RowProblem> {
  const key = contract.keyIn(value);
  const nul = pathOfNul(value, '');
  if (nul !== undefined) {
    return fail({
      problem: 'bad_encoding',
      key,
      field: nul,
      found: 'a NUL character',
      expected: 'text without NUL characters',
    });
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
  const nothing = { key: null, field: null };
  if (raw.length > largestRow) {
    return fail({
      ...nothing,
      problem: 'too_large',
      found: `${raw.length.toLocaleString('en-GB')} bytes`,
      expected: `at most ${largestRow.toLocaleString('en-GB')} bytes`,
    });
  }
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return fail({ ...nothing, problem: 'bad_encoding', found: 'bytes that are not UTF-8', expected: 'UTF-8 text' });
  }
  try {
    return ok(JSON.parse(decoded));
  } catch {
    return fail({
      ...nothing,
      problem: 'unparseable',
      found: `${raw.length.toLocaleString('en-GB')} bytes that are not whole JSON`,
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

function kindOf(issue: z.core.$ZodIssue | undefined, found: Json | undefined): QuarantineProblem {
  const named: unknown = issue?.code === 'custom' ? issue.params?.problem : undefined;
  const known = quarantineProblems.find((problem) => problem === named);
  if (known !== undefined) return known;
  return found === undefined || found === null ? 'missing_field' : 'wrong_type';
}

/** The shape of what was found, never a personal value: messages are read by more people than records are. */
function describeFound(found: Json | undefined): string {
  if (found === undefined) return 'nothing';
  if (found === null) return 'null';
  if (typeof found === 'number') return `the number ${found}`;
  if (typeof found === 'boolean') return `${found}`;
  if (typeof found !== 'string') return Array.isArray(found) ? `a list of ${found.length}` : 'an object';
  if (found.trim() === '') return 'empty text';
  if (/^\d+$/.test(found)) return `${found.length} digits`;
  return `text of ${found.length.toLocaleString('en-GB')} characters (${outline(found)})`;
}

/** The outline of a text: digits as 9, letters as a; enough to see what went wrong, too little to know whom it is about. */
function outline(value: string): string {
  return value.slice(0, 20).replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
}

function pathOfNul(value: Json, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = pathOfNul(member, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function memberOf(value: Json | undefined, name: PropertyKey): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.entries(value).find(([own]) => own === String(name))?.[1];
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
