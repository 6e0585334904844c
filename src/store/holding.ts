import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import { readDate, readPersonId } from './row.ts';

/** What the system holds, in numbers. */
export async function readHoldings(pool: Pool): Promise<{
  readonly people: number;
  readonly sourceRecords: number;
  readonly versions: number;
  readonly observations: number;
  readonly quarantined: number;
  readonly simulatedNow: string | null;
}> {
  const { rows } = await pool.query({
    name: 'read-holdings',
    text: `select (select count(*) from person_status) as people,
             (select count(distinct (feed, record_key)) from source_record) as "sourceRecords",
             (select count(*) from version) as versions,
             (select count(*) from observation) as observations,
             (select count(*) from quarantine where replayed_at is null) as quarantined,
             (select now from simulated_clock) as "simulatedNow"`,
  });
  return rows[0];
}

/** How many people had each status on each Monday of an academic year, as known now, and the years there are. */
export async function readStatusByWeek(
  pool: Pool,
  firstMonday: string,
  lastDay: string,
): Promise<readonly { readonly weekStarting: string; readonly code: string; readonly people: number }[]> {
  const { rows } = await pool.query({
    name: 'read-status-by-week',
    text: `with spans as (
             select code, valid_from, lead(valid_from) over (partition by person_id order by valid_from) as valid_to from person_span
           ), mondays as (
             select generate_series($1::date, $2::date, interval '7 days')::date as monday
           ), moves as (
             -- A span enters on the first Monday from its start, and leaves on the first from its end.
             select code, greatest($1::date, $1::date + ((valid_from - $1::date + 6) / 7) * 7) as monday, 1 as step
               from spans where valid_from <= $2::date and (valid_to is null or valid_to > $1::date)
             union all
             select code, $1::date + ((valid_to - $1::date + 6) / 7) * 7, -1
               from spans where valid_to is not null and valid_to > $1::date and valid_to <= $2::date and valid_from <= $2::date
           ), totals as (
             select code, monday, sum(step) as step from moves group by code, monday
           )
           select monday::text as "weekStarting", code,
             (select coalesce(sum(step), 0) from totals where totals.code = codes.code and totals.monday <= mondays.monday)::int as people
           from mondays cross join (select distinct code from totals) as codes order by monday, code`,
    values: [firstMonday, lastDay],
  });
  return rows;
}

/** The days between which any headline is known; null while nobody is. */
export async function readSpanRange(pool: Pool): Promise<{ readonly first: string; readonly last: string } | null> {
  const { rows } = await pool.query({
    name: 'read-span-range',
    text: 'select min(valid_from) as first, max(valid_from) as last from person_span',
  });
  return rows[0]?.first == null ? null : { first: readDate(rows[0].first), last: readDate(rows[0].last) };
}

export type ListedPerson = {
  readonly who: string;
  readonly status: string;
  readonly confidence: string;
  readonly since: string;
};

export async function listPeople(
  pool: Pool,
  status: string | null,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly people: readonly ListedPerson[] }> {
  const { rows } = await pool.query({
    name: 'list-people',
    text: `select who, code as status, confidence, since, (select count(*) from person_status where $1::text is null or code = $1) as total
           from person_status where $1::text is null or code = $1 order by who limit $3 offset $2`,
    values: [status, offset, limit],
  });
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _total, ...person }) => person) };
}

/** People by an identifier that must not stand in an address, each by their smallest source key. */
export async function lookUpPeople(
  pool: Pool,
  by: { readonly trn: string } | { readonly email: string },
): Promise<readonly { readonly who: string; readonly person: PersonId }[]> {
  const [attribute, value] = 'trn' in by ? ['trn', by.trn] : ['email', by.email];
  const { rows } = await pool.query({
    text: `select distinct who, person_id from observation join link using (feed, record_key) join person_status using (person_id)
           where attribute = $1 and lower(value #>> '{}') = lower($2) and observation.recorded_to is null and link.recorded_to is null order by who limit 20`,
    values: [attribute, value],
  });
  return rows.map((row) => ({ who: row.who, person: readPersonId(row.person_id) }));
}
