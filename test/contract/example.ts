import type { Schema, Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import { admitsNull, alternatives, typesOf } from './schema.ts';

/** Which of a specification's members a made-up row has: all of them, those that are required, or all with null where null may be. */
export type Fullness = 'everything' | 'required' | 'nulls';

/** Values that fit members of these names, where the specification does not say what fits. */
export type Given = Readonly<Record<string, unknown>>;

/** A row as a specification allows it. */
export function exampleOf(schemas: Schemas, schema: Schema, fullness: Fullness, given: Given = {}, name = ''): unknown {
  if (fullness === 'nulls' && admitsNull(schemas, schema)) return null;
  if (Object.hasOwn(given, name)) return given[name];
  const [first = {}] = alternatives(schemas, schema).filter((each) => !isNull(each));
  if (first.const !== undefined) return first.const;
  if (first.enum !== undefined) return first.enum.find((value) => value !== null) ?? null;
  const [type] = typesOf(first).filter((each) => each !== 'null');
  if (first.properties !== undefined) return objectOf(schemas, first, fullness, given);
  switch (type) {
    case 'array':
      return first.items === undefined ? [] : [exampleOf(schemas, first.items, fullness, given, name)];
    case 'object':
      return {};
    case 'integer':
    case 'number':
    case 'float':
      return /year/i.test(name) ? 2025 : 1;
    case 'boolean':
      return true;
    case 'string':
      return textOf(first, name);
    default:
      return null;
  }
}

/** A text that fits what a field of this name holds; a specification often says no more than that it is text. */
export function textOf({ format }: Schema, name: string): string {
  if (format === 'date-time') return '2025-09-01T10:00:00Z';
  if (format === 'date') return '2025-09-01';
  if (format === 'uuid') return '11111111-1111-4111-8111-111111111111';
  return samples.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}

const samples: readonly (readonly [RegExp, string])[] = [
  [/email/i, 'ana@mail.test'],
  [/trn$|location$|mergedWith$/i, '3000101'],
  [/ukprn$/i, '10000001'],
  [/urn$/i, '100001'],
  [/(_at|At|time|datePosted|validThrough)$/, '2025-09-01T10:00:00Z'],
  [/date/i, '2025-09-01'],
  [/url$/i, 'https://made-up.test/jobs/one'],
  [/year/i, '2025'],
];

function objectOf(schemas: Schemas, schema: Schema, fullness: Fullness, given: Given): unknown {
  const required = new Set(schema.required ?? []);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => fullness !== 'required' || required.has(name))
      .map(([name, member]) => [name, exampleOf(schemas, member, fullness, given, name)]),
  );
}

function isNull(schema: Schema): boolean {
  return typesOf(schema).length === 1 && typesOf(schema)[0] === 'null';
}
