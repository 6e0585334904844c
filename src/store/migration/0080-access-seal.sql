create table access_seal (
  day date primary key,
  reads integer not null,
  digest bytea not null,
  previous bytea not null,
  seal bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
);
comment on table access_seal is 'Each whole day of access_log, sealed by a digest of its rows and the seal of the day before: what is changed, left out or moved afterwards no longer fits.';
create trigger append_only before update or delete on access_seal for each row execute function refuse_rewriting();
grant select, insert on access_seal to teacher_success_app;
