create table payload (
  hash bytea primary key check (octet_length(hash) = 32),
  body bytea,
  erased_at timestamptz(6),
  erased_by text,
  check ((body is null) = (erased_at is not null))
);
comment on table payload is 'What a source sent, once by its hash, as it came but for what the contracts forbid to store.';
alter table payload alter column body set storage external;

create table run (
  id uuid primary key,
  feed text not null,
  channel text not null,
  scope text not null,
  started_at timestamptz(6) not null,
  finished_at timestamptz(6),
  outcome text not null check (outcome in ('running', 'complete', 'partial', 'failed')),
  since timestamptz(6),
  next_page integer not null default 1,
  rows integer not null default 0,
  landed integer not null default 0,
  quarantined integer not null default 0,
  problem text,
  check ((outcome = 'running') = (finished_at is null))
);
comment on table run is 'One reading of a feed''s scope. An unfinished one is taken up again where it stopped.';
create index run_by_scope on run (feed, channel, scope, finished_at desc);
create unique index run_open on run (feed, channel, scope) where outcome = 'running';

create table watermark (
  feed text not null,
  channel text not null,
  scope text not null,
  reached timestamptz(6) not null,
  began_at timestamptz(6) not null,
  full_at timestamptz(6),
  primary key (feed, channel, scope)
);
comment on table watermark is 'How far a feed''s scope was read completely (by our own clock less its overlap), when its last complete run began, and its last full one.';

create table coverage (
  feed text not null,
  scope text not null,
  complete_at timestamptz(6) not null,
  primary key (feed, scope, complete_at)
);
comment on table coverage is 'Complete runs by what they would have shown a change to; the age of evidence is counted from here.';

create table version (
  id uuid not null,
  feed text not null,
  channel text not null,
  record_key text not null,
  hash bytea not null references payload (hash),
  asserted_at timestamptz(6) not null,
  run_started_at timestamptz(6) not null,
  recorded_from timestamptz(6) not null references recording (recorded_at),
  primary key (feed, record_key, id)
);
comment on table version is 'A header for each content that a record had, in the order of the source (R13); append-only.';

create table source_record (
  feed text not null,
  channel text not null,
  record_key text not null,
  current_hash bytea not null,
  current_asserted_at timestamptz(6) not null,
  current_run_started_at timestamptz(6) not null,
  last_hash bytea not null,
  last_seen_at timestamptz(6) not null,
  gone boolean not null default false,
  primary key (feed, record_key, channel)
);
create index source_record_current on source_record (current_hash);
comment on table source_record is 'The head of each record''s versions: its current one and the last that arrived.';

create table quarantine (
  id uuid primary key,
  feed text not null,
  channel text not null,
  record_key text,
  problem text not null check (problem in ('unparseable', 'missing_field', 'wrong_type', 'impossible_date', 'invalid_identifier', 'too_large', 'bad_encoding', 'unknown_record', 'contract_drift')),
  field text,
  found text not null,
  expected text not null,
  hash bytea not null references payload (hash),
  run_started_at timestamptz(6) not null,
  recorded_at timestamptz(6) not null references recording (recorded_at),
  replayed_at timestamptz(6)
);
comment on table quarantine is 'Rows that did not fit, kept whole with what was found and what was expected; replayed after a fix, never dropped.';
create index quarantine_open on quarantine (feed, recorded_at) where replayed_at is null;
create unique index quarantine_once on quarantine (feed, channel, hash) where replayed_at is null;

create table unknown_value (
  feed text not null,
  attribute text not null,
  value text not null,
  first_seen_at timestamptz(6) not null,
  times bigint not null default 1,
  primary key (feed, attribute, value)
);
comment on table unknown_value is 'Values that no code list of ours holds yet: reported, never guessed.';
