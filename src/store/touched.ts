import type { Pool } from 'pg';
import type { Made } from '#identity/new-link-decision.ts';
import { formatRef } from '#source/record-ref.ts';
import { refColumns } from './list.ts';
import { readMade } from './made.ts';
import { readInstant } from './row.ts';

/** What happened to the people of a decision since it was made, for whoever undoes it to look through. */
export type Touched = {
  readonly decidedAt: string;
  /** Whose the records are now. */
  readonly people: readonly string[];
  /** Records that came to them since, and will go where they belong without the decision. */
  readonly joined: readonly string[];
  /** Decisions by hand since: by their kind and time. */
  readonly decisions: readonly { readonly kind: string; readonly at: string }[];
  /** Receipts of messages that went out since. */
  readonly messages: number;
  /** Clients of the API that were given one of these people since. */
  readonly readBy: readonly string[];
};

export async function readTouched(pool: Pool, decision: string): Promise<Touched | null> {
  const made = await readMade({ client: pool }, decision);
  const refs = refsOf(made);
  if (refs.length === 0) return null;
  const { rows } = await pool.query({
    name: 'read-touched',
    text: `with since as (
             select coalesce((select recorded_from from link_decision where id = $1), (select recorded_from from decision where id = $1)) as at
           ), named as (
             select * from unnest($2::text[], $3::text[]) as each (feed, record_key)
           ), person as (
             select distinct person_id as id from named join link using (feed, record_key) where recorded_to is null
           ), own as (
             select feed, record_key, link.recorded_from from person join link on person_id = person.id where recorded_to is null
           )
           select (select at from since) as at,
             (select json_agg(id) from person) as people,
             (select json_agg(feed || ':' || record_key order by own.recorded_from) from own where own.recorded_from > (select at from since)
               and not exists (select from link as before where before.feed = own.feed and before.record_key = own.record_key and before.recorded_from <= (select at from since))) as joined,
             (select json_agg(json_build_object('kind', kind, 'at', to_char(recorded_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by recorded_from) from (
                select distinct decision.id, kind, decision.recorded_from from own join decision_record using (feed, record_key) join decision on decision.id = decision_id
                where decision.recorded_from > (select at from since) and decision.author <> 'rule'
                union
                select distinct link_decision.id, kind, link_decision.recorded_from from own join link_decision_record using (feed, record_key)
                join link_decision on link_decision.id = decision_id where link_decision.recorded_from > (select at from since)) as later) as decisions,
             (select count(*)::int from own where feed = 'delivery' and own.recorded_from > (select at from since)) as messages,
             (select json_agg(distinct client) from person join access_log on person_id = person.id
               where at > (select at from since) and client in (select name from api_client)) as readers`,
    values: [decision, ...refColumns(refs)],
  });
  const [row] = rows;
  if (row?.at == null) return null;
  return {
    decidedAt: readInstant(row.at),
    people: row.people ?? [],
    joined: row.joined ?? [],
    decisions: row.decisions ?? [],
    messages: row.messages,
    readBy: row.readers ?? [],
  };
}

function refsOf(made: Made) {
  switch (made.kind) {
    case 'none':
    case 'taken-back':
      return [];
    case 'by-hand':
      return made.records;
    case 'joined-by-rule':
    case 'parted-by-rule':
      return made.parts.flat().toSorted((a, b) => (formatRef(a) < formatRef(b) ? -1 : 1));
  }
}
