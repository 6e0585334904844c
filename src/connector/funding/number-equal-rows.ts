import type { RowReader } from '#observation/reading.ts';
import { rowColumn } from './row-key.ts';

/**
 * Lines that nothing but their counts tells apart are each a line of their own, numbered as they come in one file. In
 * another order they change places, and their sum stays what it is. One that cannot be read has its number all the same, or
 * those behind it would take it and the last of them be gone.
 */
export function numberEqualRows(reader: RowReader): RowReader {
  const seen = new Map<string, number>();
  return (raw) => {
    const reading = reader(raw);
    const read = reading.read();
    const key = read.ok ? read.value.key : read.problem.key;
    if (key === null) return reading;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return number === 1 ? reading : reader(withNumber(raw, number));
  };
}

function withNumber(raw: Uint8Array, number: number): Uint8Array {
  // A character a byte, so that what is no text stays as it came.
  const text = Buffer.from(raw).toString('latin1');
  const headerEnd = text.indexOf('\n');
  return Buffer.from(`${text.slice(0, headerEnd)},${rowColumn}\n${text.slice(headerEnd + 1)},${number}`, 'latin1');
}
