import type { RowReading } from '#observation/reading.ts';

/**
 * Why a file may have been cut short, told from its last row: one that does not read, with no line break behind it, or
 * whose fields or quotes are not all there. Null when nothing speaks against its end.
 */
export function endDoubt(last: RowReading | undefined, isEnded: boolean): string | null {
  const outcome = last?.read();
  if (outcome === undefined || outcome.ok) return null;
  return !isEnded || outcome.problem.problem === 'unparseable'
    ? 'its last row breaks off: the file may have been cut short, and proves no absence'
    : null;
}
