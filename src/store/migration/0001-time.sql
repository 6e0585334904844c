-- When we knew: one row a writing transaction, in the order in which they became known.
create table recording (
  recorded_at timestamptz(6) primary key
);
comment on table recording is 'One row a writing transaction; its instant names it everywhere. Strictly increasing: begin_recording() holds a lock from here to commit.';

create table simulated_clock (
  only_row boolean primary key default true check (only_row),
  now timestamptz(6) not null
);
comment on table simulated_clock is 'Made-up England''s time. Empty in production, where the database''s clock counts.';

create function clock_now() returns timestamptz language sql stable as $$
  select coalesce((select now from simulated_clock), clock_timestamp())
$$;
comment on function clock_now is 'The only clock of the system.';

-- Writers wait for one another here, so that a later commit can never carry an earlier instant (a plain now() can).
create function begin_recording() returns timestamptz language plpgsql as $$
declare
  at timestamptz(6);
begin
  perform pg_advisory_xact_lock(7355608);
  select greatest(clock_now(), coalesce(max(recorded_at), '-infinity') + interval '1 microsecond') into at from recording;
  insert into recording (recorded_at) values (at);
  return at;
end
$$;
comment on function begin_recording is 'Opens the page transaction: takes the writers'' lock and gives the instant under which all of it is recorded.';

-- Settled: nothing can be recorded at or before this instant any more, so an answer as known then stands for ever.
create function settled_instant() returns timestamptz language plpgsql as $$
declare
  last timestamptz(6);
  at timestamptz(6);
begin
  select max(recorded_at) into last from recording;
  if pg_try_advisory_xact_lock_shared(7355608) then
    select greatest(clock_now() - interval '1 microsecond', max(recorded_at)) into at from recording;
    return at;
  end if;
  return coalesce(last, clock_now() - interval '1 second');
end
$$;
comment on function settled_instant is 'The last instant before which nothing can change; while a writer is at work, the last one committed.';
