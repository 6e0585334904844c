import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { readInstantOrNull } from './row.ts';
import { instantFromJson } from './said.ts';

/** Counts of trainees beside those of the Funding team: what both have said of an academic year, as known at an instant. */

export type SaidOfLine = {
  readonly provider: string;
  readonly provider_name: string | null;
  readonly subject: string | null;
  readonly route: string | null;
  readonly heads: number;
};

/** The lines of the newest trainee summary by provider for that year; several kinds of money are several heads. */
export async function readFundedLines(pool: Pool, year: number, knownAt: Instant): Promise<readonly SaidOfLine[]> {
  const { rows } = await pool.query<SaidOfLine>({
    name: 'read-funded-lines',
    text: `with said as (
             select record_key, jsonb_object_agg(attribute, value) as says from observation
             where feed = 'funding-summary' and record_key like 'provider_trainee_summaries/%'
               and recorded_from <= $2 and (recorded_to is null or recorded_to > $2)
             group by record_key
           )
           select says ->> 'provider' as provider, says ->> 'provider_name' as provider_name, says ->> 'subject' as subject, says ->> 'route' as route,
             (select coalesce(sum((says ->> kind)::int), 0)::int
              from unnest('{bursary_trainees,scholarship_trainees,tier_1_trainees,tier_2_trainees,tier_3_trainees}'::text[]) as kind) as heads
           from said where (says ->> 'academic_year')::int = $1
             and coalesce((select state from presence where presence.feed = 'funding-summary' and presence.record_key = said.record_key
               and recorded_from <= $2 order by recorded_from desc, id desc limit 1), 'present') <> 'gone'`,
    values: [year, knownAt],
  });
  return rows;
}

/** When the Funding team's files last came in whole, by then; null when none did. */
export async function readLastFundingFile(pool: Pool, knownAt: Instant): Promise<Instant | null> {
  const { rows } = await pool.query({
    name: 'read-last-funding-file',
    text: `select max(complete_at) as at from coverage where feed = 'funding-summary' and complete_at <= $1`,
    values: [knownAt],
  });
  return readInstantOrNull(rows[0]?.at ?? null);
}

/** A trainee record of that academic year and whose it is; the newest word of any channel counts. */
export type TraineeOfYear = {
  readonly person: string;
  readonly ukprn: string | null;
  readonly provider_name: string | null;
  readonly subject: string | null;
  readonly route: string | null;
  /** The states with their times, oldest first. */
  readonly states: readonly (readonly [at: Instant, state: string])[];
};

/** @param starts the first and the last day on which training of that year may begin */
export async function readTraineesOfYear(
  pool: Pool,
  starts: { readonly from: string; readonly to: string },
  knownAt: Instant,
): Promise<readonly TraineeOfYear[]> {
  type Row = Omit<TraineeOfYear, 'states'> & { readonly states: readonly (readonly [string, string])[] };
  const { rows } = await pool.query<Row>({
    name: 'read-trainees-of-year',
    text: `with said as (
             select record_key, attribute, value #>> '{}' as value, asserted_at, run_started_at from observation
             where feed = 'register-trainee' and recorded_from <= $3 and value <> 'null'
               and attribute in ('state', 'ukprn', 'provider_name', 'course_subject_1', 'training_route', 'itt_start_date', 'trainee_start_date')
               and (attribute = 'state' or recorded_to is null or recorded_to > $3)
           ), record as (
             select record_key, ${['ukprn', 'provider_name', 'course_subject_1', 'training_route', 'itt_start_date', 'trainee_start_date'].map(newest).join(', ')},
               json_agg(json_build_array(asserted_at, value) order by asserted_at, run_started_at) filter (where attribute = 'state') as states
             from said group by record_key
           )
           select person_id as person, ukprn, provider_name, course_subject_1 as subject, training_route as route, states
           from record join link on link.feed = 'register-trainee' and link.record_key = record.record_key
             and link.recorded_from <= $3 and (link.recorded_to is null or link.recorded_to > $3)
           where states is not null and coalesce(itt_start_date, trainee_start_date, left(states -> 0 ->> 0, 10)) between $1 and $2`,
    values: [starts.from, starts.to, knownAt],
  });
  return rows.map((row) => ({
    ...row,
    states: row.states.map(([at, state]) => [instantFromJson(at), state] as const),
  }));
}

function newest(attribute: string): string {
  return `(array_agg(value order by asserted_at desc, run_started_at desc) filter (where attribute = '${attribute}'))[1] as ${attribute}`;
}

/** Each provider's newest code and name, as known then. */
export type ProviderNames = { readonly code: string; readonly ukprn: string | null; readonly name: string | null };

export async function readProviderNames(pool: Pool, knownAt: Instant): Promise<readonly ProviderNames[]> {
  const { rows } = await pool.query<ProviderNames>({
    name: 'read-provider-names',
    text: `with said as (
             select record_key, jsonb_object_agg(attribute, value) as says from observation
             where feed = 'publish-provider' and attribute in ('ukprn', 'name') and recorded_from <= $1 and (recorded_to is null or recorded_to > $1)
             group by record_key
           )
           select distinct on (split_part(record_key, '/', 1)) split_part(record_key, '/', 1) as code, says ->> 'ukprn' as ukprn, says ->> 'name' as name
           from said order by split_part(record_key, '/', 1), split_part(record_key, '/', 2) desc`,
    values: [knownAt],
  });
  return rows;
}
