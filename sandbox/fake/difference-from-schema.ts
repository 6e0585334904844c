/** The parts of an OpenAPI schema that say what a document may hold. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Where a value is not what a schema says, once each, in words such as "Course.level: not of the list: further". */
export function differencesFrom(schemas: Schemas, name: string, value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  compare(schemas, schemas[name] ?? {}, value, name, found);
  return found;
}

function compare(schemas: Schemas, schema: Schema, value: unknown, at: string, found: Set<string>): void {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    compare(schemas, schemas[name] ?? {}, value, name, found);
    return;
  }
  if (value === null) {
    if (!takesNull(schema)) found.add(`${at}: null`);
    return;
  }
  const other = schema.oneOf?.find((one) => !takesNull(one));
  if (other !== undefined) {
    compare(schemas, other, value, at, found);
    return;
  }
  if (schema.type !== undefined && !typesOf(schema).includes(typeOf(value))) found.add(`${at}: ${typeOf(value)}`);
  if (schema.const !== undefined && schema.const !== value) found.add(`${at}: not ${schema.const}: ${value}`);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) found.add(`${at}: no match`);
  if (schema.enum !== undefined && !schema.enum.some((one) => isSame(one, value)))
    found.add(`${at}: not of the list: ${value}`);
  if (schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value))) {
    found.add(`${at}: no date-time`);
  }
  if (Array.isArray(value)) for (const one of value) compare(schemas, schema.items ?? {}, one, at, found);
  else if (typeof value === 'object') compareMembers(schemas, schema, new Map(Object.entries(value)), at, found);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function takesNull(schema: Schema): boolean {
  return schema.nullable === true || typesOf(schema).includes('null') || (schema.oneOf?.some(takesNull) ?? false);
}

function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function compareMembers(
  schemas: Schemas,
  schema: Schema,
  members: ReadonlyMap<string, unknown>,
  at: string,
  found: Set<string>,
): void {
  for (const name of schema.required ?? []) if (!members.has(name)) found.add(`${at}.${name}: missing`);
  for (const [name, member] of members) {
    const declared = schema.properties?.[name];
    if (declared !== undefined) compare(schemas, declared, member, `${at}.${name}`, found);
    else if (schema.additionalProperties === false) found.add(`${at}.${name}: not in the schema`);
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
