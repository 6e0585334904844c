import type { Json } from '#kernel/json.ts';

/** What was found where, in the words of the quarantine. */
export type Unstorable = { readonly field: string; readonly found: string; readonly expected: string };

/** The first text that PostgreSQL cannot hold, although JSON can say it: one with a NUL or with half a character. */
export function unstorable(value: Json): Unstorable | undefined {
  if (typeof value === 'string') {
    if (value.includes('\u0000'))
      return { field: '', found: 'a NUL character', expected: 'text without NUL characters' };
    return value.isWellFormed()
      ? undefined
      : { field: '', found: 'half a character (a lone surrogate)', expected: 'whole characters' };
  }
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = unstorable(member);
    if (found !== undefined) return { ...found, field: fieldIn(name, found.field) };
  }
  return undefined;
}

/** The first text of a value for which something holds, by its field; undefined when it holds for none. */
export function fieldWhere(value: Json, holds: (text: string) => boolean): string | undefined {
  if (typeof value === 'string') return holds(value) ? '' : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = fieldWhere(member, holds);
    if (found !== undefined) return fieldIn(name, found);
  }
  return undefined;
}

/** The length of the longest text in a value. */
export function longestText(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((longest, member) => Math.max(longest, longestText(member)), 0);
}

/** A name is shown as far as it can be stored itself. */
export function shownName(name: string): string {
  return name.slice(0, 100).replaceAll('\u0000', '').toWellFormed();
}

function fieldIn(name: string, field: string): string {
  const shown = shownName(name);
  return field === '' ? shown : `${shown}.${field}`;
}
