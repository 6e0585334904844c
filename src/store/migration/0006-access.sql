create table api_client (
  id uuid primary key,
  name text not null unique,
  token_hash bytea not null unique,
  created_at timestamptz(6) not null,
  revoked_at timestamptz(6)
);
comment on table api_client is 'Who may call the API; only a hash of each token is kept.';

create table access_log (
  id uuid primary key,
  at timestamptz(6) not null,
  client text not null,
  purpose text not null,
  person_id uuid not null,
  asked_for text not null,
  valid_on date not null,
  known_at timestamptz(6) not null
);
comment on table access_log is 'Every read of a named person: who, why, what, when; append-only.';
create index access_log_person on access_log (person_id, at);
