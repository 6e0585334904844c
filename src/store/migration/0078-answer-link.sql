create table signing_key (
  purpose text primary key,
  secret bytea not null check (length(secret) = 32),
  made_at timestamptz not null default now()
);
comment on table signing_key is 'Keys with which we sign what comes back to us; made at first use, never shown.';

create table answer_link (
  id uuid primary key,
  purpose text not null check (purpose in ('started', 'stop')),
  -- The source record of whom it was sent to: a merge or a split moves nothing.
  feed text not null,
  record_key text not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  made_at timestamptz not null default now()
);
comment on table answer_link is 'Links in messages that let somebody answer one question, or stop messages, without signing in; the address holds an id and a signature, and nothing of the person.';

grant select, insert on signing_key to teacher_success_app;
grant select, insert, delete on answer_link to teacher_success_app;
grant update (answered_at) on answer_link to teacher_success_app;
