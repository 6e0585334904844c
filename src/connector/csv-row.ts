import Papa from 'papaparse';

/**
 * The fields of one record; undefined when its quotes do not add up, so that nobody can say where a field ends. Without
 * a quote in it, as nearly always, a record is its fields and commas.
 */
export function parseCsvRecord(
  record: string,
  delimiter = ',',
  newline: '\n' | '\r' = '\n',
): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(delimiter);
  const { data, errors } = Papa.parse<string[]>(record, { delimiter, newline });
  return errors.length === 0 && data.length === 1 ? data[0] : undefined;
}

/** One record as text; only a field that holds a comma, a quote, a line break or a space at an end needs the library. */
export function formatCsvRecord(fields: readonly string[]): string {
  const isBlank = fields.length === 1 && fields[0] === '';
  return isBlank || fields.some((field) => /[",\r\n]|^\s|\s$/.test(field))
    ? Papa.unparse([[...fields]], { newline: '\n' })
    : fields.join(',');
}
