import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { parsePurpose } from '#access/purpose.ts';
import type { PersonRecord } from '#record/answer.ts';
import { statusSpans } from '#record/span.ts';
import { personReader, type ReadAnswer } from '../../src/wiring/read-person.ts';
import { policy, texts } from './ledger.ts';

export type Question = { readonly who: string; readonly validOn: string | null; readonly knownAt: string | null };

/** Asks as every face does, but for the access log; null when nobody was known by that name then. */
export async function ask(pool: Pool, question: Question): Promise<ReadAnswer | null> {
  const purpose = parsePurpose('operations');
  assert.ok(purpose);
  const read = personReader(pool, policy, texts.access, async () => undefined);
  const answered = await read({ ...question, client: 'test', role: 'operator', purpose });
  if (answered.ok) return answered.value;
  // An id whose records several people hold answers for nobody.
  const isNobody = answered.problem.kind === 'nobody' || answered.problem.kind === 'parted';
  assert.ok(isNobody, `${question.who} could not be asked for: ${answered.problem.kind}`);
  return null;
}

/** The whole answer as text: the record and the life that its page shows. */
export async function answerText(pool: Pool, question: Question): Promise<string> {
  const answered = await ask(pool, question);
  return answered === null ? 'nobody' : JSON.stringify({ record: answered.record, spans: spansOf(answered) });
}

/** Who is whom: the source records of each person, people and records in order. */
export async function partition(pool: Pool): Promise<readonly (readonly string[])[]> {
  const { rows } = await pool.query(
    `select array_agg(feed || ':' || record_key order by feed || ':' || record_key) as records
     from link where recorded_to is null group by person_id`,
  );
  return rows.map((row): readonly string[] => row.records).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** Everything answered now, with each id replaced by what it stands for, so that two ledgers can be compared. */
export async function answersNow(pool: Pool, days: readonly string[]): Promise<readonly unknown[]> {
  const names = await namesOfIds(pool);
  const answers: unknown[] = [];
  for (const [who] of await partition(pool)) {
    assert.ok(who);
    for (const validOn of days) {
      const answered = await ask(pool, { who, validOn, knownAt: null });
      assert.ok(answered, `${who} is linked and cannot be found`);
      const { knownAt: _, ...record } = answered.record;
      answers.push(named({ ...record, spans: spansOf(answered) }, names));
    }
  }
  return answers;
}

/** Every observation id that a record cites, with where it does. */
export function citations(
  record: PersonRecord,
): readonly { readonly place: string; readonly ids: readonly string[] }[] {
  const of = (part: string, answers: object): { place: string; ids: readonly string[] }[] =>
    Object.entries(answers).map(([name, answer]) => ({ place: `${part}.${name}`, ids: answer.because }));
  return [
    { place: 'status', ids: record.status.because },
    ...of('contact', record.contact),
    ...of('attributes', record.attributes),
    ...record.contradictions.flatMap(({ id, sides }) => sides.map((side) => ({ place: id, ids: side.because }))),
  ];
}

function spansOf({ view }: ReadAnswer): unknown {
  return statusSpans(view, policy).map(({ from, headline: { finding } }) => ({ from, ...finding }));
}

async function namesOfIds(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query(
    `select id, concat_ws(':', feed, record_key, attribute, item, asserted_at) as name from observation
     union all select id, concat_ws(':', feed, record_key, state, asserted_at) from presence
     union all select id, concat_ws(':', kind, detail) from decision where kind not in ('link', 'number_merged', 'merge', 'split')
     union all select person_id, min(feed || ':' || record_key) from link where recorded_to is null group by person_id`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

function named(answer: unknown, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(
    JSON.stringify(answer, (_, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value)),
  );
}
