import type { RowReader } from '#observation/reading.ts';
import { rowColumn } from './row-key.ts';

/**
 * Lines that nothing but their counts tells apart are each a line of their own, numbered as they come in one file. In
 * another order they change places, and their sum stays what it is.
 */
export function numberEqualRows(reader: RowReader): RowReader {
  const seen = new Map<string, number>();
  return (raw) => {
    const reading = reader(raw);
    const read = reading.read();
    if (!read.ok) return reading;
    const number = (seen.get(read.value.key) ?? 0) + 1;
    seen.set(read.value.key, number);
    return number === 1 ? reading : reader(withNumber(raw, number));
  };
}

function withNumber(raw: Uint8Array, number: number): Uint8Array {
  const text = Buffer.from(raw).toString('utf8');
  const headerEnd = text.indexOf('\n');
  return Buffer.from(`${text.slice(0, headerEnd)},${rowColumn}\n${text.slice(headerEnd + 1)},${number}`);
}
