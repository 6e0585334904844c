import type { Pool } from 'pg';
import { numberEvents } from '#identity/number-event.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { refColumns } from './list.ts';
import { readInstant } from './row.ts';

/** A decision about whose records are, by hand, by a rule or of the regulator about its number, in words. */
export type MadeDecision = {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly author: string;
  readonly reason: string | null;
  readonly decidedAt: string;
  readonly isTakenBack: boolean;
  /** Whether we made it, and so can undo it. */
  readonly isOurs: boolean;
};

export async function readMadeDecision(pool: Pool, id: string): Promise<MadeDecision | null> {
  const { rows } = await pool.query({
    name: 'read-made-decision',
    text: `select id, kind, author, second_author, reason, recorded_from, exists (select from link_decision as later where later.supersedes = link_decision.id) as taken
           from link_decision where id = $1 and kind <> 'take_back'
           union all
           select id, kind, author, null, rule, recorded_from, false from decision where id = $1 and kind in ('link', 'number_merged', 'number_closed', 'number_reopened', 'merge', 'split')`,
    values: [id],
  });
  return rows[0] === undefined ? null : toMade(rows[0]);
}

/** What was decided of whose these records are and still stands: by hand, merges and splits by rule that moved one of them, and what the regulator did with their numbers. */
export async function readDecisionsOf(pool: Pool, refs: readonly RecordRef[]): Promise<readonly MadeDecision[]> {
  const { rows } = await pool.query({
    name: 'read-decisions-of',
    text: `with asked as (select * from unnest($1::text[], $2::text[]) as each (feed, record_key)),
           by_hand as (
             select distinct decision_id from asked join link_decision_record using (feed, record_key)
           ), held as (
             select distinct person_id from asked join link using (feed, record_key) where recorded_to is null
           )
           select id, kind, author, second_author, reason, recorded_from, false as taken from link_decision
           where id in (select decision_id from by_hand) and not exists (select from link_decision as later where later.supersedes = link_decision.id)
           union all
           select decision.id, kind, author, null, rule, decision.recorded_from, false from held join redirect on into_person = person_id and recorded_to is null
           join decision on decision.id = decision_id
           where not exists (select from link_decision where link_decision.recorded_from = decision.recorded_from)
           union all
           select id, kind, author, null, rule, recorded_from, false from asked join decision_record using (feed, record_key)
           join decision on id = decision_id and kind in ('number_closed', 'number_reopened')
           union all
           select id, kind, author, null, rule, decision.recorded_from, false from asked join link using (feed, record_key)
           join decision on id = decision_id and kind = 'number_merged' where recorded_to is null
           order by recorded_from desc limit 50`,
    values: refColumns(refs),
  });
  return rows.map(toMade);
}

const words: Readonly<Record<string, string>> = {
  must: 'Linked by hand',
  cannot: 'Told apart by hand',
  split: 'Split',
  merge: 'Made one person by a rule',
  link: 'A record joined by a rule',
  number_merged: 'A record joined as the regulator merged its number',
  number_closed: 'The regulator closed a number of theirs',
  number_reopened: 'The regulator opened a number of theirs again',
};

function toMade(row: {
  id: string;
  kind: string;
  author: string;
  second_author: string | null;
  reason: string | null;
  recorded_from: string;
  taken: boolean;
}): MadeDecision {
  return {
    id: row.id,
    kind: row.kind,
    what: words[row.kind] ?? row.kind,
    author: row.second_author === null ? row.author : `${row.author} and ${row.second_author}`,
    reason: row.reason,
    decidedAt: readInstant(row.recorded_from),
    isTakenBack: row.taken,
    isOurs: !numberEvents.some((kind) => kind === row.kind),
  };
}
