-- What each channel brought in all its runs, kept as it comes: asking for it often must not read every run there ever was.
create table feed_total (
  feed text not null,
  channel text not null,
  rows bigint not null default 0,
  landed bigint not null default 0,
  quarantined bigint not null default 0,
  complete bigint not null default 0,
  partial bigint not null default 0,
  failed bigint not null default 0,
  complete_at timestamptz(6),
  finished_at timestamptz(6),
  last_seconds double precision,
  asserted_at timestamptz(6),
  primary key (feed, channel)
);
comment on table feed_total is 'A channel''s runs added up, when the last of them ended, and the newest moment that its rows speak of: a projection of run and version.';

create index run_ended on run (feed, channel, finished_at desc) where finished_at is not null;

create function add_run_totals() returns trigger language plpgsql as $$
begin
  insert into feed_total as total (feed, channel, rows, landed, quarantined, complete, partial, failed, complete_at, finished_at, last_seconds)
  select feed, channel, sum(rows), sum(landed), sum(quarantined),
    count(*) filter (where outcome = 'complete'), count(*) filter (where outcome = 'partial'), count(*) filter (where outcome = 'failed'),
    max(finished_at) filter (where outcome = 'complete'), max(finished_at),
    max(extract(epoch from finished_at - started_at)) filter (where finished_at is not null)
  from added group by feed, channel
  on conflict (feed, channel) do update set rows = total.rows + excluded.rows, landed = total.landed + excluded.landed,
    quarantined = total.quarantined + excluded.quarantined, complete = total.complete + excluded.complete,
    partial = total.partial + excluded.partial, failed = total.failed + excluded.failed,
    complete_at = greatest(total.complete_at, excluded.complete_at), finished_at = greatest(total.finished_at, excluded.finished_at),
    last_seconds = coalesce(excluded.last_seconds, total.last_seconds);
  return null;
end
$$;

-- A run that goes on brings what it has more than before, and ends once.
create function add_run_growth() returns trigger language plpgsql as $$
begin
  insert into feed_total as total (feed, channel, rows, landed, quarantined, complete, partial, failed, complete_at, finished_at, last_seconds)
  select feed, channel, sum(added.rows - before.rows), sum(added.landed - before.landed), sum(added.quarantined - before.quarantined),
    count(*) filter (where added.outcome = 'complete' and before.finished_at is null),
    count(*) filter (where added.outcome = 'partial' and before.finished_at is null),
    count(*) filter (where added.outcome = 'failed' and before.finished_at is null),
    max(added.finished_at) filter (where added.outcome = 'complete'), max(added.finished_at),
    max(extract(epoch from added.finished_at - added.started_at)) filter (where added.finished_at is not null)
  from added join before using (id, feed, channel) group by feed, channel
  on conflict (feed, channel) do update set rows = total.rows + excluded.rows, landed = total.landed + excluded.landed,
    quarantined = total.quarantined + excluded.quarantined, complete = total.complete + excluded.complete,
    partial = total.partial + excluded.partial, failed = total.failed + excluded.failed,
    complete_at = greatest(total.complete_at, excluded.complete_at), finished_at = greatest(total.finished_at, excluded.finished_at),
    last_seconds = coalesce(excluded.last_seconds, total.last_seconds);
  return null;
end
$$;

create function note_newest_word() returns trigger language plpgsql as $$
begin
  insert into feed_total as total (feed, channel, asserted_at) select feed, channel, max(asserted_at) from added group by feed, channel
  on conflict (feed, channel) do update set asserted_at = excluded.asserted_at
    where total.asserted_at is null or total.asserted_at < excluded.asserted_at;
  return null;
end
$$;

create trigger totals after insert on run referencing new table as added for each statement execute function add_run_totals();
create trigger totals_grown after update on run referencing old table as before new table as added
  for each statement execute function add_run_growth();
create trigger newest_word after insert on version referencing new table as added for each statement execute function note_newest_word();

insert into feed_total (feed, channel, rows, landed, quarantined, complete, partial, failed, complete_at, finished_at, last_seconds)
  select feed, channel, sum(rows), sum(landed), sum(quarantined),
    count(*) filter (where outcome = 'complete'), count(*) filter (where outcome = 'partial'), count(*) filter (where outcome = 'failed'),
    max(finished_at) filter (where outcome = 'complete'), max(finished_at),
    (array_agg(extract(epoch from finished_at - started_at) order by finished_at desc) filter (where finished_at is not null))[1]
  from run group by feed, channel;
insert into feed_total as total (feed, channel, asserted_at) select feed, channel, max(asserted_at) from version group by feed, channel
  on conflict (feed, channel) do update set asserted_at = excluded.asserted_at;

grant select, insert, update on feed_total to teacher_success_app;
