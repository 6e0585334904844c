import type { Json } from '#kernel/json.ts';

/** The shape of what was found, never a personal value: messages are read by more people than records are. */
export function describeFound(found: Json | undefined): string {
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
  return value.slice(0, 20).replace(/\d/g, '9').replace(/\p{L}/gu, 'a').toWellFormed();
}
