import type { RowReading } from '#observation/reading.ts';

const mostRows = 500;
/** Rows of ordinary size fill a slice by their number; a few very large ones fill it by their bytes. */
const mostBytes = 4_000_000;

/** Rows in slices that each land in a transaction; the same rows make the same slices. */
export async function* fileSlices(rows: AsyncIterable<RowReading>): AsyncGenerator<readonly RowReading[]> {
  let slice: RowReading[] = [];
  let bytes = 0;
  for await (const row of rows) {
    slice.push(row);
    bytes += row.body.length;
    if (slice.length < mostRows && bytes < mostBytes) continue;
    yield slice;
    slice = [];
    bytes = 0;
  }
  if (slice.length > 0) yield slice;
}

/** Does the work on one slice after the other, while the next is being read. @param work is told the number of its slice, from 1 */
export async function oneAhead<Slice>(
  slices: AsyncIterable<Slice>,
  work: (slice: Slice, number: number, isLast: boolean) => Promise<void>,
): Promise<void> {
  let number = 0;
  let underWay = Promise.resolve();
  let waiting: { readonly slice: Slice } | undefined;
  const start = (slice: Slice, isLast: boolean): void => {
    number += 1;
    underWay = work(slice, number, isLast);
    underWay.catch(() => undefined);
  };
  try {
    for await (const slice of slices) {
      await underWay;
      if (waiting !== undefined) start(waiting.slice, false);
      waiting = { slice };
    }
  } catch (error) {
    // What was read before the file broke off lands all the same.
    await underWay;
    if (waiting !== undefined) start(waiting.slice, false);
    await underWay;
    throw error;
  }
  await underWay;
  if (waiting !== undefined) start(waiting.slice, true);
  await underWay;
}
