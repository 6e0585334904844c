import type { Pool, PoolClient } from 'pg';
import type { Made } from '#identity/new-link-decision.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { refColumns } from './list.ts';
import { readFeed } from './row.ts';

/**
 * What a decision made of whose records are, whether somebody made it or a rule. A merge or a split that followed from
 * what somebody decided bears the same instant, and is undone with it.
 */
export async function readMade({ client }: { readonly client: Pool | PoolClient }, id: string): Promise<Made> {
  const { rows } = await client.query<MadeRow>({
    name: 'read-made',
    text: `with asked as (
             select kind, detail, recorded_from from decision where id = $1 and kind in ('link', 'number_merged', 'merge', 'split')
           ), moved as (
             select feed, record_key, asked.kind, link.person_id, link.recorded_from as at from asked join link on link.recorded_from = asked.recorded_from
               and link.person_id = coalesce(detail ->> 'into', detail ->> 'person')::uuid
             where case when asked.kind in ('link', 'number_merged') then feed || ':' || record_key = detail ->> 'record'
               else exists (select from link as before where before.feed = link.feed and before.record_key = link.record_key
                 and before.person_id = (detail ->> 'from')::uuid and before.recorded_to = asked.recorded_from) end
           ), stayed as (
             select own.feed, own.record_key from asked join link as own
               on own.person_id = case when asked.kind = 'split' then detail ->> 'from' else coalesce(detail ->> 'into', detail ->> 'person') end::uuid
             where own.recorded_from <= asked.recorded_from and (own.recorded_to is null or own.recorded_to > asked.recorded_from)
               and not exists (select from moved where moved.feed = own.feed and moved.record_key = own.record_key)
           ), by_hand as (
             select id from link_decision where id = $1 and kind <> 'take_back'
             union all
             select link_decision.id from asked join link_decision on link_decision.recorded_from = asked.recorded_from and link_decision.kind <> 'take_back'
           )
           select (select kind from asked) as kind,
             (select json_agg(json_build_array(feed, record_key)) from moved) as moved,
             (select json_agg(json_build_array(feed, record_key)) from stayed) as stayed,
             (select id from by_hand limit 1) as decision,
             exists (select from link_decision where supersedes = (select id from by_hand limit 1)) as taken,
             (select json_agg(json_build_array(feed, record_key)) from link_decision_record where decision_id = (select id from by_hand limit 1)) as decided`,
    values: [id],
  });
  const [row] = rows;
  if (row === undefined) return { kind: 'none' };
  if (row.decision !== null)
    return row.taken
      ? { kind: 'taken-back' }
      : { kind: 'by-hand', decision: row.decision, records: refsOf(row.decided) };
  const parts = [refsOf(row.stayed), refsOf(row.moved)];
  if (parts.some((part) => part.length === 0)) return { kind: 'none' };
  return { kind: row.kind === 'split' ? 'parted-by-rule' : 'joined-by-rule', parts };
}

type Pairs = readonly (readonly [string, string])[] | null;
type MadeRow = {
  readonly kind: string | null;
  readonly moved: Pairs;
  readonly stayed: Pairs;
  readonly decision: string | null;
  readonly taken: boolean;
  readonly decided: Pairs;
};

function refsOf(pairs: Pairs): readonly RecordRef[] {
  return (pairs ?? []).map(([feed, key]) => ({ feed: readFeed(feed), key }));
}

/** The decision that was made last of whose these records are: by hand and naming all of them, or else by a rule. */
export async function readLastMade(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<string | null> {
  const { rows } = await client.query<{ id: string | null }>({
    name: 'read-last-made',
    text: `with asked as (
             select * from unnest($1::text[], $2::text[]) as each (feed, record_key)
           ), by_hand as (
             select link_decision.id, link_decision.recorded_from from link_decision
             where id in (select decision_id from asked join link_decision_record using (feed, record_key) group by decision_id
                 having count(*) = (select count(*) from asked))
               and not exists (select from link_decision as later where later.supersedes = link_decision.id)
           ), held as (
             select person_id, decision_id, recorded_from from asked join link using (feed, record_key) where recorded_to is null
           ), merged as (
             select redirect.decision_id as id, redirect.recorded_from from held join redirect on into_person = held.person_id
             where redirect.recorded_to is null
           )
           select coalesce((select id from by_hand order by recorded_from desc limit 1), (select id from merged order by recorded_from desc limit 1),
             (select decision_id from held order by recorded_from desc limit 1)) as id`,
    values: refColumns(refs),
  });
  return rows[0]?.id ?? null;
}
