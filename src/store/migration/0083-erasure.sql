-- Erasure (design 6): what a payload was and what its observations said can go; headers and hashes stay, and what is gone
-- says when and by which decision.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('link', 'number_merged', 'number_closed', 'number_reopened', 'merge', 'split', 'deceased', 'contact_by_hand', 'consent', 'rights', 'resolve', 'reopen',
    'rights_answer', 'erase'));
create index decision_record_decision on decision_record (decision_id);
create index decision_rights on decision (recorded_from) where kind in ('rights', 'rights_answer', 'erase');

alter table observation add column erased_by uuid references decision (id);
comment on column observation.erased_by is 'The decision that erased the value, which says so in its place.';

create table suppression (
  hash bytea primary key check (octet_length(hash) = 32),
  stopped text[] not null,
  decision_id uuid not null references decision (id),
  recorded_from timestamptz(6) not null references recording (recorded_at)
);
comment on table suppression is 'Addresses of people who were erased, as one-way hashes, with the messages that had been stopped there: so that nobody writes to them again; append-only.';
grant select, insert on suppression to teacher_success_app;
create trigger append_only before update or delete on suppression for each row execute function refuse_rewriting();

-- By what a cohort's draw knows somebody: of those who were erased the hash alone.
alter table cohort_pool add column drawn_hash text;
comment on column cohort_pool.drawn_hash is 'Of somebody who was erased: the hash by which they were drawn, in place of the account.';

-- Nothing is rewritten but by an erasure, which only erase_records() can begin.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('teacher_success.erasing', true) = pg_current_xact_id()::text then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using hint = 'Record a newer statement or decision instead.';
end
$$;

-- Carries out a decision to erase: it must be recorded and be about these very records. `kept`: what stays of a record, by
-- its name. The application may call this and may do nothing of what it does.
create function erase_records(decided uuid, feeds text[], keys text[], kept jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  at timestamptz(6);
  gone jsonb;
begin
  select recorded_from into at from decision where id = decided and kind = 'erase';
  if at is null then
    raise exception 'no decision % to erase', decided;
  end if;
  if exists (
    select from unnest(feeds, keys) as each (feed, record_key)
    where not exists (select from decision_record as about where about.feed = each.feed and about.record_key = each.record_key and about.decision_id = decided)
  ) then
    raise exception 'decision % is about other records', decided;
  end if;
  gone := jsonb_build_object('erased', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'by', decided);
  perform set_config('teacher_success.erasing', pg_current_xact_id()::text, true);

  update observation set value = gone, erased_by = decided, recorded_to = coalesce(recorded_to, at)
  from unnest(feeds, keys) as each (feed, record_key)
  where observation.feed = each.feed and observation.record_key = each.record_key and erased_by is null
    and not coalesce(kept -> (each.feed || ':' || each.record_key) ? attribute, false);

  -- A body that another's record was sent as, letter for letter, is theirs too.
  update payload set body = null, erased_at = at, erased_by = decided::text
  where body is not null and hash in (
    select version.hash from version join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
    union
    select quarantine.hash from quarantine join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
  ) and not exists (
    select from version where version.hash = payload.hash
      and not exists (select from unnest(feeds, keys) as each (feed, record_key) where each.feed = version.feed and each.record_key = version.record_key)
  );

  -- What somebody wrote or had before them when they decided.
  update decision set reason = null from decision_record as about join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
  where decision.id = about.decision_id and decision.reason is not null and decision.kind <> 'erase';
  update link_decision set reason = 'erased', evidence = gone
  from link_decision_record as about join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
  where link_decision.id = about.decision_id;
  update review_task set question = 'erased ' || id, evidence = '{"tie": {"kind": "erased", "value": ""}, "records": [], "more": 0}' from review_task_record as about join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
  where review_task.id = about.task_id;
  update review_event set reason = null, detail = '{}' from review_task_record as about join unnest(feeds, keys) as each (feed, record_key) using (feed, record_key)
  where review_event.task_id = about.task_id;

  -- Sessions, codes and links end with what they were about.
  delete from person_session where account in (select each.record_key from unnest(feeds, keys) as each (feed, record_key) where each.feed = 'sign-in');
  delete from contact_code where account in (select each.record_key from unnest(feeds, keys) as each (feed, record_key) where each.feed = 'sign-in');
  delete from answer_link using unnest(feeds, keys) as each (feed, record_key)
  where answer_link.feed = each.feed and answer_link.record_key = each.record_key;
  delete from record_reference using unnest(feeds, keys) as each (feed, record_key)
  where record_reference.feed = each.feed and record_reference.record_key = each.record_key;
  perform set_config('teacher_success.erasing', '', true);
end
$$;
comment on function erase_records is 'Removes the values of observations and the bodies of payloads, as a recorded decision says; the only way to do so.';
revoke all on function erase_records from public;
grant execute on function erase_records to teacher_success_app;

-- Those whom an erased person was drawn with stay drawn as they were.
create function forget_account(of_cohort text, of_account text, as_hash text) returns void
language sql security definer set search_path = public as $$
  update cohort_pool set account = 'erased/' || left(as_hash, 24), drawn_hash = as_hash where cohort = of_cohort and account = of_account
$$;
revoke all on function forget_account from public;
grant execute on function forget_account to teacher_success_app;
