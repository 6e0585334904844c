/**
 * The fields of one record; undefined when its quotes do not add up, so that nobody can say where a field ends. Without
 * a quote in it, as nearly always, a record is its fields and commas.
 */
export function parseCsvRecord(record: string, delimiter = ','): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; ; at += 1) {
    const isQuoted = record[at] === '"';
    const end = isQuoted ? quotedEnd(record, at, delimiter) : unquotedEnd(record, at, delimiter);
    if (end === undefined) return undefined;
    fields.push(isQuoted ? record.slice(at + 1, end - 1).replaceAll('""', '"') : record.slice(at, end));
    if (end === record.length) return fields;
    at = end;
  }
}

/** One record as text; only a field that holds a comma, a quote, a line break or a space at an end stands in quotes. */
export function formatCsvRecord(fields: readonly string[]): string {
  // One empty field alone would be an empty line, which is no record.
  if (fields.length === 1 && fields[0] === '') return '""';
  return fields.map((field) => (field !== '' && needsQuotes.test(field) ? quoted(field) : field)).join(',');
}

const needsQuotes = /[",\r\n\ufeff]|^\s|\s$/;

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

function unquotedEnd(record: string, start: number, delimiter: string): number {
  const end = record.indexOf(delimiter, start);
  return end < 0 ? record.length : end;
}

/** Behind the quote that closes the one at `start`; a pair of quotes stands for one, and the field must end behind it. */
function quotedEnd(record: string, start: number, delimiter: string): number | undefined {
  let close = record.indexOf('"', start + 1);
  while (close >= 0 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
  if (close < 0) return undefined;
  const end = close + 1;
  return end === record.length || record[end] === delimiter ? end : undefined;
}
