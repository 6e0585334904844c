import { fail } from '#kernel/result.ts';
import type { RowReading } from '#observation/reading.ts';
import { largestRow } from '../read-row.ts';

/** A row that no memory should hold is set aside with its beginning, and with its true length said. */
export function tooLong({ body }: RowReading, length: number, kept: number): RowReading {
  const count = (bytes: number): string => bytes.toLocaleString('en-GB');
  const found = `a row of ${count(length)} bytes, of which the first ${count(kept)} are kept`;
  const expected = `at most ${count(largestRow)} bytes`;
  return { body, read: () => fail({ problem: 'too_large', key: null, field: null, found, expected }) };
}
