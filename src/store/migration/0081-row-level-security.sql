-- Whoever reads their own record reads as this role: whatever is asked, the database shows it rows of one person alone.
do $$
begin
  create role teacher_success_own nologin;
exception when duplicate_object or unique_violation then null;
end
$$;
grant teacher_success_own to teacher_success_app;
grant usage on schema public to teacher_success_own;
grant select on observation, presence, link, record_reference, decision, decision_record, review_task, review_task_record, review_event,
  access_log, person, redirect, coverage, recording, simulated_clock, policy_publication to teacher_success_own;

-- Null where nobody is named: then no row is anybody's own.
create function own_person() returns uuid language sql stable as $$
  select nullif(current_setting('teacher_success.person', true), '')::uuid
$$;

-- Live links alone: a record that was split off is somebody else's. It looks past the rows that its caller may see.
create function is_own_record(of_feed text, of_key text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from link where feed = of_feed and record_key = of_key and recorded_to is null and person_id = own_person())
$$;

-- Courses, providers, sign-offs, schools and jobs are about many or nobody.
create function is_of_many(of_feed text) returns boolean language sql immutable as $$
  select of_feed in ('publish-provider', 'publish-course', 'register-sign-off', 'school', 'vacancy', 'funding-summary')
$$;

do $$
declare each text;
begin
  foreach each in array array['observation', 'presence', 'link', 'record_reference', 'decision', 'decision_record', 'review_task',
    'review_task_record', 'review_event', 'access_log', 'person', 'redirect'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy everybody on %I to teacher_success_app using (true) with check (true)', each);
  end loop;
end
$$;

create policy own on observation for select to teacher_success_own using (is_of_many(feed) or is_own_record(feed, record_key));
create policy own on presence for select to teacher_success_own using (is_of_many(feed) or is_own_record(feed, record_key));
create policy own on record_reference for select to teacher_success_own using (is_of_many(feed) or is_own_record(feed, record_key));
create policy own on link for select to teacher_success_own using (person_id = own_person());
create policy own on person for select to teacher_success_own using (id = own_person());
create policy own on redirect for select to teacher_success_own using (into_person = own_person());
create policy own on access_log for select to teacher_success_own using (person_id = own_person());
create policy own on decision_record for select to teacher_success_own using (is_own_record(feed, record_key));
create policy own on review_task_record for select to teacher_success_own using (is_own_record(feed, record_key));
create policy own on decision for select to teacher_success_own using (id in (select decision_id from decision_record));
create policy own on review_task for select to teacher_success_own using (id in (select task_id from review_task_record));
create policy own on review_event for select to teacher_success_own using (task_id in (select task_id from review_task_record));
