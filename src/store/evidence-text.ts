import { decidedOfWanted } from './decision.ts';
import { publicationAt } from './policy-in-force.ts';
import { saidAsJson, saidOfAsked } from './said.ts';

/** Others who have an address of theirs, with the source records that say so. */
const othersSharing = `
    select address, theirs.feed, theirs.record_key, theirs.recorded_from from address cross join moment cross join lateral (
      -- An office's address may be that of thousands: a few of them are enough to know that it is shared.
      select feed, record_key, recorded_from from observation where attribute in ('email', 'email_address') and lower(value #>> '{}') = address
        and recorded_from <= known_at and (recorded_to is null or recorded_to > known_at) limit 50) as theirs
    cross join lateral (
      select person_id from link where link.feed = theirs.feed and link.record_key = theirs.record_key
        and recorded_from <= known_at and (recorded_to is null or recorded_to > known_at) offset 0) as holder
    where person_id <> (select person from held)`;

/**
 * Whoever reads as themselves sees no row of others; and to look for one by an expression that row-level security does not
 * trust with unseen rows would be to look through everybody's.
 */
const nobodySharing =
  'select null::text as address, null::text as feed, null::text as record_key, null::timestamptz as recorded_from where false';

/** From `held` (who it is) and `moment` (as known when): everything said, as one row of lists, quick to carry and to read. */
const evidenceOfHeld = (own: boolean): string => `
  own as (
    select mine.feed, mine.record_key from held cross join moment cross join lateral (
      select feed, record_key from link where link.person_id = held.person and recorded_from <= known_at and (recorded_to is null or recorded_to > known_at) offset 0) as mine
  ), named as (
    select distinct reference_feed as feed, reference_key as record_key from own cross join lateral (
      select reference_feed, reference_key from record_reference where record_reference.feed = own.feed and record_reference.record_key = own.record_key offset 0) as naming
  ), asked as (
    select feed, record_key, true as own from own
    union
    select feed, record_key, false from named where feed <> 'publish-provider' or record_key not like 'name/%'
    union
    select 'publish-provider', provider.record_key, false from named cross join lateral (
      select record_key from observation where feed = 'publish-provider' and attribute = 'name' and value = to_jsonb(substr(named.record_key, 6)) offset 0) as provider
    where named.feed = 'publish-provider' and named.record_key like 'name/%'
  ), mine as (
    with asked as (select feed, record_key from asked where own), said as (${saidOfAsked}) select * from said cross join moment where recorded_from <= known_at
  ), theirs as (
    with asked as (select feed, record_key from asked where not own), said as (${saidOfAsked}) select * from said cross join moment where recorded_from <= known_at
  ), address as (
    select distinct lower(value #>> '{}') as address from mine where attribute in ('email', 'email_address') and jsonb_typeof(value) = 'string'
  ), sharing as (
    ${own ? nobodySharing : othersSharing}
  ), scope as (
    select * from (values ('register-trainee', '*'), ('trs-person', '*'), ('git-contact', '*'), ('employment', '*')) as whole (feed, scope)
    union select feed, value #>> '{}' from mine where (feed, attribute) in (('apply-application', 'recruitment_cycle_year'), ('register-trainee', 'ukprn'))
    union select feed, value ->> 'cycle' from mine where feed = 'apply-candidate' and attribute = 'form'
  )
  select (select person from held) as person,
    (select newest.id from moment cross join lateral (${publicationAt('known_at')}) as newest) as publication,
    (select ${saidAsJson} from mine) as own,
    (select ${saidAsJson} from theirs) as named,
    (select json_agg(json_build_array(scope.feed, scope.scope, last.complete_at)) from scope cross join moment cross join lateral (
       select complete_at from coverage where coverage.feed = scope.feed and coverage.scope = scope.scope and complete_at <= known_at
       order by complete_at desc limit 1) as last) as coverage,
    (with wanted as (select feed, record_key from own) ${decidedOfWanted}) as decided,
    (select json_agg(json_build_array(address, sharing.recorded_from,
        (select json_agg(value) from observation as said where said.feed = sharing.feed and said.record_key = sharing.record_key
           and attribute in ('first_name', 'first_names') and said.recorded_from <= known_at and (recorded_to is null or recorded_to > known_at)),
        (select json_agg(value) from observation as said where said.feed = sharing.feed and said.record_key = sharing.record_key
           and attribute = 'date_of_birth' and said.recorded_from <= known_at and (recorded_to is null or recorded_to > known_at))))
      from sharing cross join moment) as sharers,
    (select json_agg(distinct about) from (
      select min(own.feed || ':' || own.record_key) as about from own cross join moment
        cross join lateral (select task_id from review_task_record as named where named.feed = own.feed and named.record_key = own.record_key and named.recorded_from <= known_at offset 0) as named
        join review_task on id = task_id
      where review_task.recorded_from <= known_at and review_task.kind <> 'second_checker' and (
        select event.kind from review_event as event where event.task_id = review_task.id and event.recorded_from <= known_at
        order by event.recorded_from desc, event.id desc limit 1) not in ('decided', 'moot')
      group by task_id) as waiting) as reviewing`;

const byRecord = (own: boolean): string => `
  with moment as (select coalesce($3::timestamptz, current_setting('teacher_success.settled')::timestamptz) as known_at),
  held as (
    select person_id as person from link cross join moment where feed = $1 and record_key = $2
      and recorded_from <= known_at and (recorded_to is null or recorded_to > known_at)
  ), ${evidenceOfHeld(own)}`;

/** An id that was merged away stands for the records that were its own then, whoever holds them: one successor, or several heirs. */
const byPerson = (own: boolean): string => `
  with moment as (select coalesce($2::timestamptz, current_setting('teacher_success.settled')::timestamptz) as known_at),
  retired as (
    select from_person, redirect.recorded_from as at from moment cross join lateral (
      select from_person, recorded_from from redirect where from_person = $1 and recorded_from <= known_at
        and (recorded_to is null or recorded_to > known_at) offset 0) as redirect
  ), heir as (
    select distinct now.person_id as person from retired cross join moment cross join lateral (
      select feed, record_key from link where person_id = from_person and recorded_to = at offset 0) as was
    cross join lateral (
      select person_id from link where link.feed = was.feed and link.record_key = was.record_key
        and recorded_from <= known_at and (recorded_to is null or recorded_to > known_at) offset 0) as now
  ), held as (
    select id as person from person cross join moment where id = $1 and recorded_from <= known_at and not exists (select from retired)
    union all
    select person from heir where (select count(*) from heir) = 1
  ), ${evidenceOfHeld(own)}, (select json_agg(person) from heir) as heirs`;

/** By which a person's evidence is read: whole, or as whoever reads of themselves may. */
export const evidenceTexts = {
  byRecord: { whole: byRecord(false), own: byRecord(true) },
  byPerson: { whole: byPerson(false), own: byPerson(true) },
} as const;
