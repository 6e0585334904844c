import type { RowReader } from '#observation/reading.ts';
import type { Schema, Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import { codeFields, replaced } from './code.ts';
import { exampleOf, type Fullness, type Given, textOf } from './example.ts';

/** A channel's reader, the specification of its rows, and how a row of it becomes the bytes that the reader takes. */
export type Held = {
  readonly reader: RowReader;
  readonly schemas: Schemas;
  readonly schema: Schema;
  readonly bytesOf?: (row: unknown) => Uint8Array;
  readonly given?: Given;
};

/** In what a reader and the specification of its rows differ, in words such as "attributes.phase: specified, and not known to us". */
export function differencesOfReader({
  reader,
  schemas,
  schema,
  bytesOf = asJson,
  given = {},
}: Held): readonly string[] {
  const example = (fullness: Fullness): unknown => exampleOf(schemas, schema, fullness, given);
  const specified = example('everything');
  const compared = reader(bytesOf(specified)).compare?.() ?? { differences: [], absent: [] };
  const needed = compared.differences
    .filter(({ kind }) => kind === 'missing_field')
    .map(({ field }) => field.split('.'));
  /** What we need and the specification forgot is told once, and then given, so that the rest is looked at too. */
  const supplied = (row: unknown): unknown => needed.reduce((so, path) => added(so, path), row);
  const everything = supplied(specified);
  return [
    ...compared.differences.map(({ kind, field, detail }) => {
      if (kind === 'added_field') return `${field}: specified, and not known to us`;
      if (kind === 'missing_field') return `${field}: needed by us, and not specified`;
      return `${field}: specified as ${detail}`;
    }),
    ...compared.absent.map((field) => `${field}: read by us, and not specified`),
    ...refusal(reader, bytesOf(everything), 'with everything'),
    ...refusal(reader, bytesOf(supplied(example('required'))), 'with no more than is required'),
    ...refusal(reader, bytesOf(supplied(example('nulls'))), 'with every null that may be'),
    ...codeFields(schemas, schema).flatMap(({ path, values }) =>
      values.flatMap((value) => unknownCode(reader, bytesOf(replaced(everything, path, value)), path, value)),
    ),
  ];
}

function added(row: unknown, [name = '', ...rest]: readonly string[]): unknown {
  const members = new Map(Object.entries(row ?? {}));
  members.set(name, rest.length === 0 ? textOf({}, name) : added(members.get(name), rest));
  return Object.fromEntries(members);
}

function refusal(reader: RowReader, raw: Uint8Array, which: string): readonly string[] {
  const outcome = reader(raw).read();
  if (outcome.ok) return [];
  const { field, found, expected } = outcome.problem;
  return [`a row ${which} is refused: ${field ?? 'the row'} is ${found}, expected ${expected}`];
}

function unknownCode(reader: RowReader, raw: Uint8Array, path: readonly string[], value: string): readonly string[] {
  const reading = reader(raw);
  const outcome = reading.read();
  const place = path.filter((step) => step !== '0').join('.');
  if (!outcome.ok) return [`${place}: ${value} is refused`];
  return outcome.value.unknown.some((each) => each.value === value) ? [`${place}: ${value} is in no list of ours`] : [];
}

function asJson(row: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(row));
}
