import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readPersonId } from './row.ts';

/** Everybody who holds a source record now. */
export async function readEverybody({ client }: PageTransaction): Promise<readonly PersonId[]> {
  const { rows } = await client.query(
    'select distinct person_id from link where recorded_to is null order by person_id',
  );
  return rows.map((row) => readPersonId(row.person_id));
}

/** Forgets what is kept of whoever is not among these. */
export async function forgetOthers({ client }: PageTransaction, people: readonly PersonId[]): Promise<void> {
  for (const table of ['person_status', 'person_span', 'person_contradiction', 'cohort_standing'])
    await client.query(
      `delete from ${table} where not exists (select from unnest($1::uuid[]) as each (id) where each.id = person_id)`,
      [people],
    );
}

export async function forgetReferences({ client }: PageTransaction): Promise<void> {
  await client.query('delete from record_reference');
}

/** One line a person: what is projected of them, named by their smallest source key. */
export async function readProjectedLines(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select concat_ws(' ', name, code, confidence, source, rule, since, review_on,
       (select string_agg(concat_ws('/', valid_from, person_span.code, person_span.confidence, person_span.source, person_span.rule), ' ' order by valid_from)
        from person_span where person_span.person_id = person_status.person_id),
       (select string_agg(concat_ws('/', id, kind, owner, opened, due, state), ' ' order by id)
        from person_contradiction where person_contradiction.person_id = person_status.person_id),
       (select string_agg(concat_ws('/', cohort, account_rank, valid_from, text_hash, state, array_to_string(reasons, ','), membership, begun, ended, account, stratum, contactable,
          cardinality(because)), ' ' order by cohort, account_rank, valid_from)
        from cohort_standing where cohort_standing.person_id = person_status.person_id)) as line
     from person_status cross join lateral (
       -- Somebody whose every key holds a number is listed under their id, which no two builds share.
       select case when who = person_id::text
         then (select min(feed || ':' || record_key) from link where link.person_id = person_status.person_id and recorded_to is null)
         else who end as name) as named order by name`,
  );
  return rows.map((row) => row.line);
}
