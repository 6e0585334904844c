-- A deletion that a source tells of is an observation of its row (attribute `record`); only what lists lack or show again is kept here.
alter table presence drop constraint presence_state_check;
alter table presence add constraint presence_state_check check (state in ('gone', 'present', 'missed'));
comment on table presence is 'A record that complete snapshots lost, still lacked (missed) or showed again: absence is a statement of the run, not of a row.';

alter table run add column as_of timestamptz(6);
comment on column run.as_of is 'The moment of which a complete list of everything speaks; null for every other run.';
create index run_as_of on run (feed, as_of) where as_of is not null;
