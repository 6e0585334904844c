import type { Json } from '#kernel/json.ts';

/** What a value is, in the words of the drift report. */
export type Shape = 'text' | 'a number' | 'true or false' | 'a list' | 'an object';

/** Undefined for null, which a source sends in place of anything. */
export function shapeOf(value: Json): Shape | undefined {
  if (value === null) return undefined;
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return Array.isArray(value) ? 'a list' : 'an object';
  }
}
