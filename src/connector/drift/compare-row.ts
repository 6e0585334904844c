import { type Json, memberOf } from '#kernel/json.ts';
import type { Comparison, Difference, DriftKind } from '#observation/drift.ts';
import { showCode } from '#observation/show-code.ts';
import type { Outline } from './outline.ts';
import { shapeOf } from './shape.ts';
import { showField } from './show-field.ts';

/** A row of garbage says no more by its thousandth strange field than by its twentieth. */
const mostOfOneRow = 20;

/** Holds a row against what its contract knows. The usual row costs a look at each name that it carries, and nothing is kept of it. */
export function compareRow(row: Json, outline: Outline): Comparison {
  const found: Found = { differences: new Map(), absent: new Set() };
  compare(row, outline, found);
  return { differences: [...found.differences.values()], absent: [...found.absent] };
}

type Found = { readonly differences: Map<string, Difference>; readonly absent: Set<string> };

function compare(value: Json, outline: Outline, found: Found): void {
  const shape = shapeOf(value);
  if (shape === undefined || outline.shapes === null) return;
  if (!outline.shapes.has(shape))
    note(found, 'type_changed', outline.path, `${shape}, not ${[...outline.shapes].join(' or ')}`);
  else if (typeof value === 'string') {
    if (outline.codes !== null && !outline.codes.has(value)) note(found, 'new_value', outline.path, showCode(value));
  } else if (Array.isArray(value)) {
    if (outline.item !== null) for (const part of value) compare(part, outline.item, found);
  } else if (typeof value === 'object' && value !== null && outline.members !== null)
    compareMembers(value, outline, outline.members, found);
}

function compareMembers(
  value: Exclude<Json, string | number | boolean | null>,
  outline: Outline,
  members: ReadonlyMap<string, Outline>,
  found: Found,
): void {
  let read = 0;
  for (const [name, member] of Object.entries(value)) {
    const known = members.get(name);
    if (known === undefined) note(found, 'added_field', under(outline, showField(name)), shapeOf(member) ?? 'nothing');
    else if (known.shapes !== null) {
      read += 1;
      compare(member, known, found);
    }
  }
  if (read === outline.read) return;
  for (const [name, known] of members) {
    if (known.shapes === null || memberOf(value, name) !== undefined) continue;
    if (known.isOptional) found.absent.add(known.path);
    else note(found, 'missing_field', known.path, 'the contract has it in every row');
  }
}

function under({ path }: Outline, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function note({ differences }: Found, kind: DriftKind, field: string, detail: string): void {
  if (differences.size < mostOfOneRow) differences.set(`${kind} ${field} ${detail}`, { kind, field, detail });
}
