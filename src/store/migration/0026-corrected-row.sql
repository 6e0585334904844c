-- A row that a steward put right and that landed so: what was sent stays beside what was read in its place.
alter table quarantine
  add column corrected_hash bytea references payload (hash),
  add column corrected_by text,
  add column corrected_because text,
  add check ((corrected_hash is null) = (corrected_by is null) and (corrected_hash is null) = (corrected_because is null));
comment on column quarantine.corrected_hash is 'The bytes that landed in the place of those that were sent.';
grant update (corrected_hash, corrected_by, corrected_because) on quarantine to teacher_success_app;
