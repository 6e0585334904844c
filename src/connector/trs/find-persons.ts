import { hash } from 'node:crypto';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { RowReading } from '#observation/reading.ts';
import { type Answer, ask, type HttpPorts } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { readPersonRow } from './person-contract.ts';
import { type TrsApi, trsVersion } from './trs-api.ts';

export type Pair = { readonly trn: string; readonly bornOn: string };

/** As many pairs as one request may hold. */
export const mostPairs = 500;

/**
 * The one bulk read: who of these numbers still stands, with their status. A pair that does not match is left out, be the
 * number merged, closed or unknown, or the date of birth another one.
 */
export function findPersons(api: TrsApi, pairs: readonly Pair[], ports: HttpPorts): Promise<readonly FoundRow[]> {
  const asked = new Set(pairs.map(({ trn }) => trn));
  const persons = pairs.map(({ trn, bornOn }) => ({ trn, dateOfBirth: bornOn }));
  return ask(new URL(`${api.url}/v3/persons/find`), api.token, (answer) => readPage(answer, asked), ports, {
    ...trsVersion,
    posted: JSON.stringify({ persons }),
  });
}

/** A row of the answer: its number, null where none can be read, which is for the quarantine to show; and the hash of what is stored of it. */
export type FoundRow = { readonly trn: string | null; readonly hash: string; readonly row: () => RowReading };

function readPage(answer: Answer, asked: ReadonlySet<string>): Result<readonly FoundRow[], string> {
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body, 'results');
  if (!split.ok) return split;
  const found = split.value.rows.map(readFound);
  const isAnother = found.some(({ trn }) => trn !== null && !asked.has(trn));
  return isAnother ? fail('somebody came who was not asked for') : ok(found);
}

type Known = { readonly trn: string | null; readonly hash: string };

/** Night after night nearly all rows come as they came before: by their bytes they are known without being taken apart. */
const knownByBytes = new Map<string, Known>();
const mostKnown = 100_000;

function readFound(raw: Uint8Array): FoundRow {
  const bytes = hash('sha256', raw, 'base64');
  const known = knownByBytes.get(bytes);
  if (known !== undefined) return { ...known, row: () => readPersonRow(raw) };
  const row = readPersonRow(raw);
  const read = row.read();
  const found: Known = { trn: read.ok ? read.value.key : read.problem.key, hash: hash('sha256', row.body, 'hex') };
  if (knownByBytes.size >= mostKnown) knownByBytes.clear();
  knownByBytes.set(bytes, found);
  return { ...found, row: () => row };
}
