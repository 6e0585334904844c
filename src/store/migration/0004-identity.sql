create table person (
  id uuid primary key,
  recorded_from timestamptz(6) not null references recording (recorded_at)
);
comment on table person is 'Our master entity: an id that means nothing and is never deleted.';

create table decision (
  id uuid primary key,
  kind text not null check (kind in ('link', 'merge')),
  rule text not null,
  author text not null,
  detail jsonb not null,
  recorded_from timestamptz(6) not null references recording (recorded_at)
);
comment on table decision is 'Why records are one person: append-only.';

create table link (
  feed text not null,
  record_key text not null,
  person_id uuid not null references person (id),
  decision_id uuid not null references decision (id),
  recorded_from timestamptz(6) not null references recording (recorded_at),
  recorded_to timestamptz(6) check (recorded_to >= recorded_from),
  primary key (feed, record_key, recorded_from)
);
comment on table link is 'The crosswalk: whose a source record is held to be, from when to when.';
create unique index link_live on link (feed, record_key) where recorded_to is null;
create index link_person on link (person_id, recorded_to);

create table redirect (
  from_person uuid not null references person (id),
  into_person uuid not null references person (id),
  decision_id uuid not null references decision (id),
  recorded_from timestamptz(6) not null references recording (recorded_at),
  recorded_to timestamptz(6),
  primary key (from_person, recorded_from)
);
comment on table redirect is 'An old id answers with its successor.';

create table record_identifier (
  kind text not null,
  value text not null,
  feed text not null,
  record_key text not null,
  primary key (feed, record_key, kind, value)
);
comment on table record_identifier is 'What each record is named by now, for the deterministic chains; derived, can be rebuilt.';
create index record_identifier_value on record_identifier (kind, value);
