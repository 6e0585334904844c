import { z } from 'zod';
import type { Shape } from './shape.ts';

/** What a contract knows of one field: where it is, what it may hold, and what lies below it. */
export type Outline = {
  /** From the top of the row, `[]` for the parts of a list; empty for the row itself. */
  readonly path: string;
  /** Null for what we do not read: it may hold anything, and nothing below it is looked at. */
  readonly shapes: ReadonlySet<Shape> | null;
  /** The only texts that fit, where the schema itself lists them. */
  readonly codes: ReadonlySet<string> | null;
  readonly isOptional: boolean;
  readonly members: ReadonlyMap<string, Outline> | null;
  /** How many of the members are read; a row that carries as many misses none. */
  readonly read: number;
  readonly item: Outline | null;
};

/**
 * The fields that a channel's contract knows: those that its schema reads, and those that the source is known to send and
 * that we do not read.
 * @param notRead paths such as `attributes.qualifications` or `placements[].address`
 * @param inEveryRow paths that the source has in every row, if only as null, although the schema does not insist on them
 */
export function outlineOf(
  schema: z.core.$ZodType,
  notRead: readonly string[] = [],
  inEveryRow: readonly string[] = [],
): Outline {
  return outline([schema], '', { notRead: new Set(notRead), inEveryRow: new Set(inEveryRow) });
}

type Declared = { readonly notRead: ReadonlySet<string>; readonly inEveryRow: ReadonlySet<string> };

function outline(schemas: readonly z.core.$ZodType[], path: string, declared: Declared): Outline {
  const isOptional = schemas.some((schema) => unwrapped(schema).isOptional);
  const options = schemas.flatMap((schema) => unwrapped(schema).options);
  const shapes = options.map(shapeOfSchema);
  const objects = options.filter((option) => option instanceof z.ZodObject);
  const lists = options.filter((option) => option instanceof z.ZodArray);
  const members = objects.length === 0 ? null : membersOf(objects, path, declared);
  const isKnown = shapes.every((shape) => shape !== undefined);
  return {
    path,
    shapes: isKnown ? new Set(shapes.flatMap((shape) => shape ?? [])) : null,
    codes: codesOf(options),
    isOptional,
    members,
    read: members === null ? 0 : [...members.values()].filter(isRead).length,
    item:
      lists.length === 0
        ? null
        : outline(
            lists.map((list) => list.element),
            `${path}[]`,
            declared,
          ),
  };
}

function isRead({ shapes }: Outline): boolean {
  return shapes !== null;
}

/** Of an object that may be one of several, every member of each; what only some of them have is optional. */
function membersOf(objects: readonly z.ZodObject[], path: string, declared: Declared): ReadonlyMap<string, Outline> {
  const prefix = path === '' ? '' : `${path}.`;
  const members = new Map<string, Outline>();
  for (const known of declared.notRead) {
    const name = known.slice(prefix.length);
    if (known.startsWith(prefix) && name !== '' && !/\.|\[\]/.test(name))
      members.set(name, { ...anything, path: known });
  }
  const byName = Map.groupBy(
    objects.flatMap((object) => Object.entries(object.shape)),
    ([name]) => name,
  );
  for (const [name, entries] of byName) {
    const member = outline(
      entries.map(([, schema]) => schema),
      `${prefix}${name}`,
      declared,
    );
    const isOptional = member.isOptional || entries.length < objects.length;
    members.set(name, { ...member, isOptional: isOptional && !declared.inEveryRow.has(member.path) });
  }
  return members;
}

const anything: Omit<Outline, 'path'> = {
  shapes: null,
  codes: null,
  isOptional: true,
  members: null,
  read: 0,
  item: null,
};

type Unwrapped = { readonly options: readonly z.core.$ZodType[]; readonly isOptional: boolean };

/** What may be absent, null or worked over afterwards is still what it is underneath. */
function unwrapped(schema: z.core.$ZodType): Unwrapped {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return { ...unwrapped(schema.unwrap()), isOptional: true };
  if (schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (!(schema instanceof z.ZodUnion)) return { options: [schema], isOptional: false };
  const options = schema.options.map(unwrapped);
  return {
    options: options.flatMap((option) => option.options),
    isOptional: options.some((option) => option.isOptional),
  };
}

function shapeOfSchema(schema: z.core.$ZodType): Shape | undefined {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'an object';
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodLiteral) return typeof schema.value === 'number' ? 'a number' : 'text';
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'text';
  if (schema instanceof z.ZodNumber) return 'a number';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  return undefined;
}

function codesOf(options: readonly z.core.$ZodType[]): ReadonlySet<string> | null {
  const lists = options.map((option) => {
    if (option instanceof z.ZodEnum) return option.options.map(String);
    return option instanceof z.ZodLiteral ? [...option.values].map(String) : null;
  });
  return lists.includes(null) ? null : new Set(lists.flatMap((list) => list ?? []));
}
