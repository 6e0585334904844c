-- When everybody was last matched again as a whole, and what of it was otherwise than the pages had made it.
create table match_run (
  id uuid primary key,
  kind text not null check (kind in ('check', 'shadow')),
  model_version text not null,
  -- The bits from which records are joined, asked about and held back under that model.
  thresholds jsonb not null,
  at timestamptz(6) not null,
  seconds double precision not null,
  people int not null,
  records int not null,
  pairs int not null,
  -- Counts by kind and cause, and the few that are listed: by record and person id, never by what a record says.
  outcome jsonb not null
);
comment on table match_run is 'Each nightly check of who is whom, and each model that ran in the shadow, with what it found; append-only.';
create index match_run_latest on match_run (kind, at desc);

grant select, insert on match_run to teacher_success_app;
create trigger append_only before update or delete on match_run for each row execute function refuse_rewriting();
