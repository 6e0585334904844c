import type { Schema, Schemas } from '../../sandbox/fake/difference-from-schema.ts';

/** A schema with its name in place of a reference to it. */
export function resolved(schemas: Schemas, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
  if (found === undefined) throw new Error(`The specification names ${schema.$ref} and has none`);
  return resolved(schemas, found);
}

/** The schemas of which a value may fit any, references followed. */
export function alternatives(schemas: Schemas, schema: Schema): readonly Schema[] {
  const found = resolved(schemas, schema);
  const several = found.oneOf ?? found.anyOf;
  return several === undefined ? [found] : several.flatMap((each) => alternatives(schemas, each));
}

export function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}

export function admitsNull(schemas: Schemas, schema: Schema): boolean {
  return alternatives(schemas, schema).some((each) => each.nullable === true || typesOf(each).includes('null'));
}
