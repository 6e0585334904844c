--! breaking-change
create table drift (
  id uuid primary key,
  feed text not null,
  channel text not null,
  kind text not null check (kind in ('added_field', 'missing_field', 'renamed_field', 'type_changed', 'new_value')),
  field text not null,
  detail text not null,
  did text not null check (did in ('kept', 'not_observed', 'quarantined')),
  rows bigint not null default 0 check (rows >= 0),
  first_seen_at timestamptz(6) not null,
  last_seen_at timestamptz(6) not null,
  run_started_at timestamptz(6) not null,
  accepted_at timestamptz(6),
  accepted_by text,
  accepted_because text,
  unique (feed, channel, kind, field, detail),
  check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (accepted_because is null))
);
comment on table drift is 'How what a source sends left the contract that we know: one row a change, with how many rows showed it and what became of them. Names and types, never a personal value.';
comment on column drift.run_started_at is 'The run in which it was first seen, by its start.';

create table channel_shape (
  feed text not null,
  channel text not null,
  rows integer not null,
  sparse text[] not null,
  primary key (feed, channel)
);
comment on table channel_shape is 'Which fields of the contract a channel''s first rows were without: what they all carried is missed when it goes.';

-- What no code list held until now goes on as drift of the feed's channels; of which one, nobody noted.
insert into drift (id, feed, channel, kind, field, detail, did, rows, first_seen_at, last_seen_at, run_started_at)
  select gen_random_uuid(), feed, 'unknown', 'new_value', attribute,
    case when value ~ '^[a-z0-9_ -]{1,40}$' and value !~ '\d{5}' then value else 'text that is no code' end,
    'kept', sum(times), min(first_seen_at), min(first_seen_at), min(first_seen_at)
  from unknown_value group by feed, attribute, 6;
drop table unknown_value;

grant select, insert on drift, channel_shape to teacher_success_app;
grant update (did, rows, last_seen_at, accepted_at, accepted_by, accepted_because) on drift to teacher_success_app;
grant update on channel_shape to teacher_success_app;
