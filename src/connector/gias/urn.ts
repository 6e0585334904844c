import type { Json } from '#kernel/json.ts';
import { text } from '../field.ts';
import { textMember } from '../read-row.ts';

const shape = /^\d{6}$/;

/** A school's number in Get Information about Schools. */
export const urn = text.refine((value) => shape.test(value), {
  error: 'a URN of 6 digits',
  params: { problem: 'invalid_identifier' },
});

/** What is no URN names no school: it might be any of them. */
export function urnIn(value: Json): string | null {
  const found = textMember(value, 'URN');
  return found !== null && shape.test(found) ? found : null;
}
