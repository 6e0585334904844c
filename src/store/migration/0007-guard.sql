-- The application's own role: it may add to the ledger and close what stands open, nothing else.
do $$
begin
  create role teacher_success_app nologin;
exception when duplicate_object or unique_violation then null;
end
$$;
grant usage on schema public to teacher_success_app;
grant select on all tables in schema public to teacher_success_app;
grant insert on recording, payload, run, watermark, coverage, version, source_record, quarantine, unknown_value, observation, presence,
  person, decision, link, redirect, record_identifier, person_status, person_span, record_reference, change, api_client, access_log,
  simulated_clock to teacher_success_app;
grant update on run, watermark, source_record, unknown_value, person_status, person_span, simulated_clock to teacher_success_app;
grant update (recorded_to) on observation, link, redirect to teacher_success_app;
grant update (replayed_at) on quarantine to teacher_success_app;
grant update (revoked_at) on api_client to teacher_success_app;
grant delete on record_identifier, person_status, person_span, record_reference to teacher_success_app;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using hint = 'Record a newer statement or decision instead.';
end
$$;

create trigger append_only before update or delete on version for each row execute function refuse_rewriting();
create trigger append_only before update or delete on recording for each row execute function refuse_rewriting();
create trigger append_only before update or delete on decision for each row execute function refuse_rewriting();
create trigger append_only before update or delete on presence for each row execute function refuse_rewriting();
create trigger append_only before update or delete on change for each row execute function refuse_rewriting();
create trigger append_only before update or delete on access_log for each row execute function refuse_rewriting();
create trigger append_only before delete on observation for each row execute function refuse_rewriting();
create trigger append_only before delete on link for each row execute function refuse_rewriting();
-- A row may be closed once; nothing else of it ever changes.
create trigger closed_once before update of recorded_to on observation for each row
  when (old.recorded_to is not null or new.recorded_to is null) execute function refuse_rewriting();
create trigger closed_once before update of recorded_to on link for each row
  when (old.recorded_to is not null or new.recorded_to is null) execute function refuse_rewriting();
create trigger closed_once before update of recorded_to on redirect for each row
  when (old.recorded_to is not null or new.recorded_to is null) execute function refuse_rewriting();
create trigger never_rewritten before update of feed, record_key, id, channel, attribute, item, value, version_id, asserted_at, run_started_at, recorded_from
  on observation for each row execute function refuse_rewriting();
create trigger never_rewritten before update of feed, record_key, person_id, decision_id, recorded_from
  on link for each row execute function refuse_rewriting();
create trigger never_rewritten before update of from_person, into_person, decision_id, recorded_from
  on redirect for each row execute function refuse_rewriting();
