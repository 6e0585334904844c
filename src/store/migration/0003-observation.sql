create table observation (
  feed text not null,
  record_key text not null,
  id uuid not null,
  channel text not null,
  attribute text not null,
  item text not null default '',
  value jsonb,
  version_id uuid not null,
  asserted_at timestamptz(6) not null,
  run_started_at timestamptz(6) not null,
  recorded_from timestamptz(6) not null references recording (recorded_at),
  recorded_to timestamptz(6) check (recorded_to >= recorded_from),
  primary key (feed, record_key, id),
  foreign key (feed, record_key, version_id) references version (feed, record_key, id)
);
comment on table observation is 'One immutable statement each: what a source said, when it says so, from when to when we held it as its present word.';
create unique index observation_open on observation (feed, record_key, attribute, item, channel) where recorded_to is null;
create index observation_provider_name on observation (value) where feed = 'publish-provider' and attribute = 'name';

create table presence (
  feed text not null,
  record_key text not null,
  id uuid not null,
  channel text not null,
  state text not null check (state in ('gone', 'present')),
  run_id uuid not null references run (id),
  asserted_at timestamptz(6) not null,
  recorded_from timestamptz(6) not null references recording (recorded_at),
  primary key (feed, record_key, id)
);
comment on table presence is 'A record that complete snapshots lost, or showed again: absence is a statement of the run, not of a row.';
