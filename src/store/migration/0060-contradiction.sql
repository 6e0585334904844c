-- That somebody looked at a contradiction and settled it, or that it counts again, is a decision by hand about the records
-- whose words stand against one another.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('link', 'number_merged', 'number_closed', 'number_reopened', 'merge', 'split', 'deceased', 'contact_by_hand', 'consent', 'rights', 'resolve', 'reopen'));

create table person_contradiction (
  person_id uuid not null references person (id),
  id text not null,
  kind text not null,
  owner text not null,
  opened date not null,
  due date not null,
  state text not null check (state in ('open', 'resolved')),
  primary key (person_id, id)
);
comment on table person_contradiction is 'Projection: what stands against what of each person today, for the queue; the sides and their values are in the record alone.';
create index person_contradiction_queue on person_contradiction (due, person_id, id) where state = 'open';
grant select, insert, update, delete on person_contradiction to teacher_success_app;
create index person_contradiction_id on person_contradiction (id);
