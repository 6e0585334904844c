import { types } from 'pg';

/**
 * How values come back: an instant as `2025-09-01T10:00:00.123456Z`, a date as `2025-09-01` and a whole number as a
 * number. Never as `Date`, which knows only milliseconds and reads a date as midnight somewhere.
 */
export const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (format !== 'binary' && parsers.get(oid)) || types.getTypeParser(oid, format);

const asIs = (text: string): string => text;

const parsers = new Map<number, (text: string) => unknown>([
  [20, parseWholeNumber],
  [1016, inArray(parseWholeNumber)],
  [1082, asIs],
  [1182, inArray(asIs)],
  [1114, asIs],
  [1115, inArray(asIs)],
  [1184, parseInstant],
  [1185, inArray(parseInstant)],
]);

const instant = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00( BC)?$/;

function parseInstant(text: string): string {
  if (text === 'infinity' || text === '-infinity') {
    return text;
  }
  const [, year, month, day, time, fraction = '', isBc] = instant.exec(text) ?? [];
  if (year === undefined || isBc !== undefined) {
    throw new Error(
      `Expected an instant in UTC from the database and found '${text}': was its session's timezone changed?`,
    );
  }
  return `${year}-${month}-${day}T${time}.${fraction.padEnd(6, '0')}Z`;
}

/** Beyond 2^53 a number would be another number; there it stays text. */
function parseWholeNumber(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** Arrays of one dimension whose elements hold neither a comma nor a quote. */
function inArray<Value>(parse: (text: string) => Value): (text: string) => (Value | null)[] {
  return (text) => {
    const inside = text.slice(1, -1);
    const elements = inside === '' ? [] : inside.split(',');
    return elements.map((element) => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))));
  };
}
