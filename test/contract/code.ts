import type { Schema, Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import { alternatives } from './schema.ts';

/** A code list of a specification: where in a row its values stand, and what they are. */
export type CodeField = { readonly path: readonly string[]; readonly values: readonly string[] };

/** Every field of which a specification lists the values. A step `0` is the first of a list. */
export function codeFields(schemas: Schemas, schema: Schema, path: readonly string[] = []): readonly CodeField[] {
  return alternatives(schemas, schema).flatMap((each): readonly CodeField[] => {
    const values = (each.enum ?? []).filter((value) => typeof value === 'string');
    return [
      ...(values.length > 0 ? [{ path, values }] : []),
      ...(each.items === undefined ? [] : codeFields(schemas, each.items, [...path, '0'])),
      ...Object.entries(each.properties ?? {}).flatMap(([name, member]) =>
        codeFields(schemas, member, [...path, name]),
      ),
    ];
  });
}

/** A row with another value at a place. */
export function replaced(row: unknown, [step, ...rest]: readonly string[], value: string): unknown {
  if (step === undefined) return value;
  if (Array.isArray(row)) return row.map((each) => replaced(each, rest, value));
  if (row === null || typeof row !== 'object') return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, member]) => [name, name === step ? replaced(member, rest, value) : member]),
  );
}
