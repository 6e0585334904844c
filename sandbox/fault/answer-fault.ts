import type { Answer, Ask } from '../answer.ts';
import { type Instant, instantOn, instantText, parseInstant, utcDayOf } from '../time.ts';
import type { Fault } from './fault.ts';
import { pageOf } from './fault-api.ts';

/** Puts a question to the service, as it stood some microseconds from now. */
export type AnswerAt = (ask: Ask, micros: number) => Answer;

/** An answer that is whole and wrong: its rows, its totals or its time are not what was asked for. */
export function wrongAnswer(fault: Fault, ask: Ask, answerAt: AnswerAt): Answer {
  const micros = fault.seconds * 1_000_000;
  switch (fault.kind) {
    case 'bad-row':
      return withRows(answerAt(ask, 0), spoilOne);
    case 'repeat-page':
      return withRowsOfPage(ask, pageOf(ask) - 1, answerAt);
    case 'skip-page':
      return withRowsOfPage(ask, pageOf(ask) + 1, answerAt);
    case 'past':
      return answerAt(sinceMoved(ask, -micros), -micros);
    case 'stale':
      return dated(answerAt(ask, -micros), micros);
    case 'clock':
      return dated(stampsMoved(answerAt(sinceMoved(ask, -micros), 0), micros, undefined), micros);
    case 'clock-was':
      // A stamp that stands before what was asked for is left to the rows that are shown once more than needed.
      return stampsMoved(answerAt(sinceMoved(ask, -Math.max(micros, 0)), 0), micros, fault.until);
    case 'total-small':
      return withTotals(answerAt(ask, 0), () => 1);
    case 'total-big':
      return withTotals(answerAt(ask, 0), (said) => said * 3 + 2);
    case 'total-changing':
      return withTotals(answerAt(ask, 0), (said) => 1 + ((said + pageOf(ask)) % 3) * said);
    default:
      return answerAt(ask, 0);
  }
}

/** The answer tells another time than that at which it was given. */
function dated(answer: Answer, micros: number): Answer {
  const told = Date.parse(answer.headers?.Date ?? '');
  return { ...answer, headers: { ...answer.headers, Date: new Date(told + micros / 1000).toUTCString() } };
}

const listNames = ['data', 'results'];

function rowsOf(answer: Answer): readonly unknown[] | undefined {
  const { body } = answer;
  if (typeof body !== 'object' || body === null) return undefined;
  const found: unknown = Object.entries(body).find(
    ([name, value]) => listNames.includes(name) && Array.isArray(value),
  )?.[1];
  return Array.isArray(found) ? found : undefined;
}

function withRows(answer: Answer, change: (rows: readonly unknown[]) => readonly unknown[]): Answer {
  const rows = rowsOf(answer);
  if (rows === undefined) return answer;
  const entries = Object.entries(answer.body ?? {});
  return {
    ...answer,
    body: Object.fromEntries(entries.map(([name, value]) => [name, value === rows ? change(rows) : value])),
  };
}

/** Every time and date of the row in the middle becomes a word. */
function spoilOne(rows: readonly unknown[]): readonly unknown[] {
  const middle = rows.length >> 1;
  return rows.map((row, index) => (index === middle ? spoiled(row, '') : row));
}

function spoiled(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => spoiled(each, ''));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, spoiled(each, member)]));
  const isTime =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) && /(at|date|posted|through|from)$/i.test(name);
  return isTime ? 'the day before' : value;
}

/** What stands around the rows stays that of the page asked for, so that only the rows tell. */
function withRowsOfPage(ask: Ask, page: number, answerAt: AnswerAt): Answer {
  const asked = answerAt(ask, 0);
  if (page < 1) return asked;
  const query = new URLSearchParams(ask.query);
  query.set(query.has('page[page]') ? 'page[page]' : 'page', String(page));
  const others = rowsOf(answerAt({ ...ask, query }, 0)) ?? [];
  return withRows(asked, () => others);
}

const sinceNames = ['updated_since', 'changed_since', 'since', 'filter[updated_since]'];

function sinceMoved(ask: Ask, micros: number): Ask {
  const query = new URLSearchParams(ask.query);
  for (const name of sinceNames) {
    const since = parseInstant((query.get(name) ?? '').replace(' ', '+'));
    if (since !== undefined) query.set(name, instantText(since + micros));
  }
  return { ...ask, query };
}

/** The clock has been off for some whole days: what was stamped before was stamped rightly. */
const daysOff = 3;

function stampsMoved(answer: Answer, micros: number, until: Instant | undefined): Answer {
  const to = until ?? Date.parse(answer.headers?.Date ?? '') * 1000;
  const from = instantOn(utcDayOf(to) - daysOff, 0);
  return { ...answer, body: moved(answer.body, '', { micros, from, to }) };
}

interface Move {
  readonly micros: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Only stamps that a service writes by its own clock; a day of the world is what it is. */
function moved(value: unknown, name: string, move: Move): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, '', move));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each, key, move)]));
  if (typeof value !== 'string' || !/^(updated_at|changed_at)$/.test(name)) return value;
  const at = parseInstant(value);
  return at === undefined || at < move.from || at > move.to ? value : instantText(at + move.micros);
}

const totalNames = /^(total-pages|total-count|total_pages|total_count|totalpages|count)$/i;

function withTotals(answer: Answer, lie: (said: number) => number): Answer {
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]): [string, string] => [
    name,
    totalNames.test(name) ? String(lie(Number(value))) : value,
  ]);
  const body = Object.entries(answer.body ?? {}).map(([name, value]): [string, unknown] => [
    name,
    name === 'meta' ? totalsIn(value, lie) : value,
  ]);
  return { ...answer, headers: Object.fromEntries(headers), body: Object.fromEntries(body) };
}

function totalsIn(meta: unknown, lie: (said: number) => number): unknown {
  if (typeof meta !== 'object' || meta === null) return meta;
  return Object.fromEntries(
    Object.entries(meta).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' && totalNames.test(name) ? lie(value) : value,
    ]),
  );
}
