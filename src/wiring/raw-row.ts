import { isRestrictedField } from '#access/restricted.ts';
import { parseCsvRecord } from '#connector/csv-row.ts';
import type { RawRow } from '#web/feed-port.ts';

const longestShown = 2000;
const mostFields = 400;
const longestEditable = 100_000;
const withheld = '(for the restricted support role alone)';

type Field = { readonly name: string; readonly value: string };

/** A stored row as a page shows it: a field a line where it has fields, without what is not for everybody to read. */
export function rawRow(body: Uint8Array | null): RawRow {
  if (body === null) return { kind: 'removed' };
  const fields = fieldsOf(textOf(body).text);
  if (fields === undefined) return { kind: 'text', text: textOf(body).text.slice(0, longestShown) };
  return { kind: 'fields', fields: fields.slice(0, mostFields).map(shown) };
}

/** The row's text where a steward may put it right: whole text, of a size to be edited, with nothing withheld. */
export function editableRow(body: Uint8Array | null): string | null {
  if (body === null || body.length > longestEditable) return null;
  const { text, isWhole } = textOf(body);
  const fields = fieldsOf(text) ?? [];
  const isOpen = fields.every(({ name, value }) => value === '' || !isRestrictedField(name));
  return isWhole && isOpen && !text.includes('\u0000') ? text : null;
}

/** Bytes that are no text are each shown as a character. */
function textOf(body: Uint8Array): { readonly text: string; readonly isWhole: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), isWhole: true };
  } catch {
    return { text: Buffer.from(body).toString('latin1'), isWhole: false };
  }
}

function fieldsOf(text: string): readonly Field[] | undefined {
  if (/^\s*[{[]/.test(text)) {
    try {
      return [...leaves('', JSON.parse(text))];
    } catch {
      return undefined;
    }
  }
  const headerEnd = text.indexOf('\n');
  if (headerEnd < 0) return undefined;
  const names = parseCsvRecord(text.slice(0, headerEnd));
  const values = parseCsvRecord(text.slice(headerEnd + 1));
  if (names === undefined || values === undefined) return undefined;
  return names.length === values.length
    ? names.map((name, index) => ({ name, value: values[index] ?? '' }))
    : undefined;
}

function* leaves(name: string, value: unknown): Generator<Field> {
  if (typeof value !== 'object' || value === null) {
    yield { name, value: value === null ? 'null' : String(value) };
    return;
  }
  for (const [part, member] of Object.entries(value)) yield* leaves(name === '' ? part : `${name}.${part}`, member);
}

function shown({ name, value }: Field): Field {
  return { name, value: value !== '' && isRestrictedField(name) ? withheld : value.slice(0, longestShown) };
}
