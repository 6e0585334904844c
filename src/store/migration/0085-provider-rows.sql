-- A provider reads as this role: the database shows it rows of those records alone that ever said to be with that provider.
do $$
begin
  create role teacher_success_provider nologin;
exception when duplicate_object or unique_violation then null;
end
$$;
grant teacher_success_provider to teacher_success_app;
grant usage on schema public to teacher_success_provider;
grant select on observation, presence, link, record_reference, decision, decision_record, review_task, review_task_record, review_event,
  person, redirect, coverage, recording, simulated_clock, policy_publication to teacher_success_provider;

-- The names of whoever reads: its code in Publish and its UKPRNs, as episodes name it. Empty: then no record is its own.
create function reading_provider() returns text[] language sql stable as $$
  select string_to_array(nullif(current_setting('teacher_success.provider', true), ''), ' ')
$$;

-- It looks past the rows that its caller may see.
create function is_provider_record(of_feed text, of_key text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from observation as said where said.feed = of_feed and said.record_key = of_key and erased_by is null and (
      (of_feed = 'apply-application' and attribute = 'training_provider_code' and value #>> '{}' = any(reading_provider()))
      or (of_feed = 'register-trainee' and attribute = 'ukprn' and value #>> '{}' = any(reading_provider()))
      -- A trainee's record that was made from an application to it, whoever keeps it in Register.
      or (of_feed = 'register-trainee' and attribute = 'application_id' and exists (
        select from observation as application where application.feed = 'apply-application' and application.record_key = said.value #>> '{}'
          and application.attribute = 'training_provider_code' and application.value #>> '{}' = any(reading_provider())))
      or (of_feed = 'apply-candidate' and attribute = 'choice' and exists (
        select from observation as course where course.feed = 'publish-course' and course.record_key = said.value ->> 'course_uuid'
          and course.attribute = 'provider_code' and course.value #>> '{}' = any(reading_provider())))
    )
  )
$$;

create function is_provider_person(of_person uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from link where person_id = of_person and recorded_to is null and is_provider_record(feed, record_key))
$$;

create policy provider on observation for select to teacher_success_provider using (is_of_many(feed) or is_provider_record(feed, record_key));
create policy provider on presence for select to teacher_success_provider using (is_of_many(feed) or is_provider_record(feed, record_key));
create policy provider on record_reference for select to teacher_success_provider using (is_of_many(feed) or is_provider_record(feed, record_key));
create policy provider on link for select to teacher_success_provider using (is_provider_record(feed, record_key));
create policy provider on person for select to teacher_success_provider using (is_provider_person(id));
create policy provider on redirect for select to teacher_success_provider using (is_provider_person(into_person));
create policy provider on decision_record for select to teacher_success_provider using (is_provider_record(feed, record_key));
-- That somebody had the use of their record restricted, and nothing else that was decided of them.
create policy provider on decision for select to teacher_success_provider
  using (kind in ('rights', 'rights_answer') and exists (select from decision_record where decision_id = decision.id));
