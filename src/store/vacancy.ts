import type { Pool } from 'pg';

/** A job that Teaching Vacancies shows now; `slug` is the last part of its address there. */
export type Vacancy = {
  readonly slug: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly closesAt: string;
};

/** Jobs that are open at an instant and whose title has any of these words as words of their own. */
export async function findVacancies(
  pool: Pool,
  words: readonly string[],
  at: string,
  most: number,
): Promise<readonly Vacancy[]> {
  const { rows } = await pool.query<Vacancy>({
    name: 'find-vacancies',
    text: `select title.record_key as slug, title.value #>> '{}' as title, about.says ->> 'organisation' as organisation,
             about.says ->> 'town' as town, about.says ->> 'postcode' as postcode, about.says ->> 'valid_through' as "closesAt"
           from observation as title
           join source_record as head on head.feed = 'vacancy' and head.record_key = title.record_key and not head.gone
           cross join lateral (
             select jsonb_object_agg(attribute, value) as says from observation as own
             where own.feed = 'vacancy' and own.record_key = title.record_key and own.recorded_to is null and own.item = '' offset 0) as about
           where title.feed = 'vacancy' and title.attribute = 'title' and title.recorded_to is null and title.value #>> '{}' ~* $1
             and (about.says ->> 'valid_through')::timestamptz > $2::timestamptz
           order by (about.says ->> 'valid_through')::timestamptz, slug limit $3`,
    values: [`(^|[^a-z])(${words.map(escaped).join('|')})([^a-z]|$)`, at, most],
  });
  return rows;
}

function escaped(word: string): string {
  return word.replaceAll(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign}`);
}
