alter table api_client add column role text not null default 'service' check (role in ('service', 'assistant', 'provider'));
-- The code by which an episode names its provider.
alter table api_client add column provider text check ((provider is null) = (role <> 'provider'));

alter table access_log add column role text;
alter table access_log add column sections text[];
comment on column access_log.sections is 'Which sections were read (policy/access.yaml); never a value.';

create table staff_session (
  token_hash bytea primary key,
  subject text not null,
  name text not null,
  role text not null,
  begun_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
comment on table staff_session is 'Who of the staff is signed in, and as what; only a hash of each token is kept.';

create table staff_case (
  subject text not null,
  person_id uuid not null references person (id),
  purpose text not null,
  opened_at timestamptz not null default now(),
  primary key (subject, person_id)
);
comment on table staff_case is 'A record that somebody of support opened for a purpose that they said before; it closes after an hour.';

grant select, insert, update, delete on staff_session, staff_case to teacher_success_app;
