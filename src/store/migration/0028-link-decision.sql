-- Who decided what about whose some records are; the people and the links of the crosswalk follow from it.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('link', 'number_merged', 'merge', 'split', 'deceased', 'contact_by_hand', 'consent', 'rights'));

create table link_decision (
  id uuid primary key,
  kind text not null check (kind in ('must', 'cannot', 'split', 'take_back')),
  decider text not null check (decider in ('steward', 'person', 'rule', 'model')),
  author text not null check (author <> ''),
  second_author text check (lower(second_author) <> lower(author)),
  reason text not null check (reason <> ''),
  model_version text check ((decider = 'model') = (model_version is not null)),
  evidence jsonb not null,
  -- A decision is taken back once; a taking back is not taken back: whoever changes their mind decides again.
  supersedes uuid unique references link_decision (id) check ((kind = 'take_back') = (supersedes is not null)),
  recorded_from timestamptz(6) not null references recording (recorded_at)
);
comment on table link_decision is 'That records must be one person, or cannot be, by whom and why; taken back by a row of its own. Append-only.';

create table link_decision_record (
  feed text not null,
  record_key text not null,
  decision_id uuid not null references link_decision (id),
  part smallint not null check (part >= 0),
  primary key (feed, record_key, decision_id)
);
comment on table link_decision_record is 'The source records that such a decision is about, by the parts that it tells apart; append-only.';
create index link_decision_record_decision on link_decision_record (decision_id);

grant select, insert on link_decision, link_decision_record to teacher_success_app;
create trigger append_only before update or delete on link_decision for each row execute function refuse_rewriting();
create trigger append_only before update or delete on link_decision_record for each row execute function refuse_rewriting();

-- Whose records were a person's own before others came is asked whenever that person's records part.
create index redirect_into on redirect (into_person);
