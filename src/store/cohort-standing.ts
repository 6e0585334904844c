import type { ProjectedStanding } from '#cohort/projection.ts';
import type { PersonId } from '#identity/person-id.ts';
import { plainList, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readPersonId } from './row.ts';

/** Replaces what is kept of these people's standings: one round trip. */
export async function saveStandings(
  { client }: PageTransaction,
  people: readonly PersonId[],
  standings: readonly ProjectedStanding[],
): Promise<void> {
  await client.query({
    name: 'save-standings',
    text: `with present as (
             select person_id, cohort, account_rank, valid_from, text_hash, state, string_to_array(reasons, ' ') as reasons, membership, begun, ended, account, stratum,
               contactable, string_to_array(because, ' ')::uuid[] as because
             from unnest($2::uuid[], $3::text[], $4::smallint[], $5::date[], $6::text[], $7::text[], $8::text[], $9::smallint[], $10::date[], $11::date[],
               $12::text[], $13::text[], $14::boolean[], $15::text[])
               as each (person_id, cohort, account_rank, valid_from, text_hash, state, reasons, membership, begun, ended, account, stratum, contactable, because)
           ), shortened as (
             delete from cohort_standing as old where person_id = any($1::uuid[]) and not exists (
               select from present where present.person_id = old.person_id and present.cohort = old.cohort
                 and present.account_rank = old.account_rank and present.valid_from = old.valid_from)
           )
           insert into cohort_standing (person_id, cohort, account_rank, valid_from, text_hash, state, reasons, membership, begun, ended, account, stratum, contactable, because)
           select * from present
           on conflict (person_id, cohort, account_rank, valid_from) do update set text_hash = excluded.text_hash, state = excluded.state, reasons = excluded.reasons,
             membership = excluded.membership, begun = excluded.begun, ended = excluded.ended, account = excluded.account, stratum = excluded.stratum,
             contactable = excluded.contactable, because = excluded.because
           where (cohort_standing.*) is distinct from (excluded.*)`,
    values: [
      plainList(people),
      plainList(standings.map((each) => each.person)),
      textList(standings.map((each) => each.cohort)),
      plainList(standings.map((each) => each.accountRank)),
      plainList(standings.map((each) => each.from)),
      textList(standings.map((each) => each.textHash)),
      textList(standings.map((each) => each.state)),
      textList(standings.map((each) => each.reasons.join(' '))),
      plainList(standings.map((each) => each.membership)),
      plainList(standings.map((each) => each.begun)),
      plainList(standings.map((each) => each.ended)),
      textList(standings.map((each) => each.account)),
      textList(standings.map((each) => each.stratum)),
      plainList(standings.map((each) => each.contactable)),
      textList(standings.map((each) => each.because.join(' '))),
    ],
  });
}

/** People of whom no standing under these texts is kept. */
export async function readOvertaken(
  { client }: PageTransaction,
  texts: readonly { readonly cohort: string; readonly textHash: string }[],
  most: number,
): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-overtaken',
    text: `select distinct person_id from person_status cross join unnest($1::text[], $2::text[]) as present (cohort, text_hash)
           where not exists (select from cohort_standing as kept where kept.person_id = person_status.person_id
             and kept.cohort = present.cohort and kept.account_rank = 0 and kept.text_hash = present.text_hash)
           order by person_id limit $3`,
    values: [texts.map((each) => each.cohort), texts.map((each) => each.textHash), most],
  });
  return rows.map((row) => readPersonId(row.person_id));
}
