import type { Json } from '#kernel/json.ts';
import { attributeLabel } from './attribute-word.ts';
import { instantWords, shortDate } from './date-word.ts';

/** Any value of a record as a person reads it. What was erased says when, in place of what it was. */
export function valueWords(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'object') return shortDate(String(value));
  if ('erased' in value) return `Erased on ${instantWords(String(value.erased))}`;
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([name, part]) => `${attributeLabel(name)}: ${valueWords(part)}`)
    .join('; ');
}
