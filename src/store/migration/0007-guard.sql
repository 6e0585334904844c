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

create function only_closing() returns trigger language plpgsql as $$
begin
  if old.recorded_to is not null or new.recorded_to is null or (to_jsonb(new) - 'recorded_to') <> (to_jsonb(old) - 'recorded_to') then
    raise exception '% is append-only: a row may be closed once and never changed', tg_table_name;
  end if;
  return new;
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
create trigger only_closing before update on observation for each row execute function only_closing();
create trigger only_closing before update on link for each row execute function only_closing();
create trigger only_closing before update on redirect for each row execute function only_closing();
