-- What is decided by hand about a person, beside the decisions of linking.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('link', 'merge', 'deceased', 'contact_by_hand', 'consent', 'rights'));
alter table decision add column reason text;
comment on column decision.reason is 'Why, in the words of whoever decided; some kinds'' reasons are for the restricted support role alone.';
comment on table decision is 'Why records are one person, and what was decided by hand about a person: append-only.';

create table decision_record (
  feed text not null,
  record_key text not null,
  decision_id uuid not null references decision (id),
  primary key (feed, record_key, decision_id)
);
comment on table decision_record is 'The source records that a decision by hand is about: never a person id, so that a merge or a split moves nothing; append-only.';

grant select, insert on decision_record to teacher_success_app;
create trigger append_only before update or delete on decision_record for each row execute function refuse_rewriting();
