import type { KnownNumber } from '#identity/known-number.ts';
import type { RowReading } from '#observation/reading.ts';
import { type HttpPorts, SourceError } from '../http.ts';
import { askPerson, type PersonAnswer } from './ask-person.ts';
import { type FoundRow, findPersons } from './find-persons.ts';
import { standingRow } from './person-answer.ts';
import type { TrsApi } from './trs-api.ts';

/** What one page of numbers brought, by channel; of what stands already nothing. */
export type Swept = {
  readonly find: readonly RowReading[];
  readonly api: readonly RowReading[];
  readonly answer: readonly RowReading[];
  /** Why the sweep has not seen everybody, when some could not be read: they are asked again the next time. */
  readonly doubt: string | null;
};

/**
 * Asks for some numbers at once, and by number for those of whom that shows news, that an event touched, that were never
 * read or that are missing in the answer. Whose bulk row changed is read by number on the same page: so a row of one
 * channel never stands against an older one of the other.
 */
export async function sweep(api: TrsApi, known: readonly KnownNumber[], ports: HttpPorts): Promise<Swept> {
  const pairs = known.flatMap(({ trn, bornOn }) => (bornOn === null ? [] : [{ trn, bornOn }]));
  const rows = pairs.length === 0 ? [] : await findPersons(api, pairs, ports);
  const found = new Map(rows.map((row) => [row.trn, row]));
  const asked = known.filter((number) => isWorthAsking(number, found.get(number.trn)));
  const answers = await askEach(api, asked, ports);
  const closed = new Set(known.filter(({ isClosed }) => isClosed).map(({ trn }) => trn));
  const hashes = new Map(known.map(({ trn, foundHash }) => [trn, foundHash]));
  const unread = [...answers].flatMap(([trn, answer]) => (answer.kind === 'unread' ? [trn] : []));
  // Of a number that could not be read the bulk row is left out too, so that it is still news the next time.
  const isLeftOut = (trn: string | null, hash: string): boolean =>
    hashes.get(trn ?? '') === hash || unread.includes(trn ?? '');
  return {
    find: rows.flatMap(({ trn, hash, row }) => (isLeftOut(trn, hash) ? [] : [row()])),
    api: [...answers.values()].flatMap((answer) => (answer.kind === 'person' ? [answer.row] : [])),
    answer: [...answers].flatMap(([trn, answer]) => standingOf(trn, answer, closed.has(trn))),
    doubt: doubtOf([...answers.values()]),
  };
}

function isWorthAsking({ foundHash, isRead, isClosed, isTouched }: KnownNumber, row: FoundRow | undefined): boolean {
  if (isTouched) return true;
  // Of a number that was closed, silence is no news.
  if (row === undefined) return !isClosed;
  return isClosed || !isRead || row.hash !== foundHash;
}

/** So many at once, and a second between: 960 a minute, of the 1,000 that one client may ask. */
const atOnce = 16;

/** A number may lead to another that we never heard of, and that one on: each is asked once. */
async function askEach(
  api: TrsApi,
  numbers: readonly KnownNumber[],
  ports: HttpPorts,
): Promise<ReadonlyMap<string, Tried>> {
  const answers = new Map<string, Tried>();
  const waiting = numbers.map(({ trn }) => trn);
  const met = new Set(waiting);
  let unread = 0;
  while (waiting.length > 0) {
    if (answers.size > 0 && answers.size % atOnce === 0) await ports.wait(1);
    const some = waiting.splice(0, atOnce);
    const answered = await Promise.all(some.map(async (trn) => [trn, await askOrLeave(api, trn, ports)] as const));
    for (const [trn, answer] of answered) {
      answers.set(trn, answer);
      if (answer.kind === 'unread') unread += 1;
      if (answer.kind === 'unread' && unread > mostUnread) throw answer.trouble;
      if (answer.kind !== 'merged' || met.has(answer.into)) continue;
      met.add(answer.into);
      waiting.push(answer.into);
    }
  }
  return answers;
}

type Tried = PersonAnswer | { readonly kind: 'unread'; readonly trouble: SourceError };

/** More of a page than this, and it is the source that is in trouble and not a record of it. */
const mostUnread = 3;

/** One record that the source cannot give must not keep us from all others; a source that gives none is another matter. */
async function askOrLeave(api: TrsApi, trn: string, ports: HttpPorts): Promise<Tried> {
  try {
    return await askPerson(api, trn, ports);
  } catch (error) {
    if (!(error instanceof SourceError) || error.status === null || isRefusal(error.status)) throw error;
    return { kind: 'unread', trouble: error };
  }
}

function isRefusal(status: number): boolean {
  return status >= 300 && status < 500;
}

function doubtOf(answers: readonly Tried[]): string | null {
  const unread = answers.flatMap((answer) => (answer.kind === 'unread' ? [answer.trouble] : []));
  const [first] = unread;
  if (first === undefined) return null;
  const many = unread.length === 1 ? '1 number' : `${unread.length} numbers`;
  return `${many} could not be read, and will be asked again: ${first.message}`;
}

function standingOf(trn: string, answer: Tried, wasClosed: boolean): readonly RowReading[] {
  switch (answer.kind) {
    case 'person':
      return wasClosed ? [standingRow(trn, { answer: 200 }, null)] : [];
    case 'merged':
      return [standingRow(trn, { answer: 308, location: answer.into }, null)];
    case 'closed':
      return [standingRow(trn, { answer: 410 }, null)];
    case 'unknown':
    case 'unread':
      return [];
  }
}
