import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { rowReader, type SaidRecord } from './said-row.ts';

/** Every so many-th record of a population arrives later than all the others: anew, and mostly to people who are known. */
const laterEach = 51;

/** The records of a population that were there before, or those that arrive later. */
export async function* readPopulation(path: string, wanted: 'before' | 'later'): AsyncGenerator<SaidRecord> {
  const read = rowReader();
  let at = -1;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    at += 1;
    if (at === 0) continue;
    const record = read(line);
    const said = (at % laterEach === 0) === (wanted === 'later') ? record() : null;
    if (said !== null) yield said;
  }
}
