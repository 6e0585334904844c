-- What rules cannot settle waits for somebody to decide.
create table review_task (
  id uuid primary key,
  -- What is in question, named by what would tie the records; of each question one task stands open at a time.
  question text not null,
  kind text not null,
  evidence jsonb not null,
  state text not null check (state in ('open', 'deferred', 'asked', 'decided', 'moot')),
  proposed_by text,
  recorded_from timestamptz(6) not null references recording (recorded_at),
  state_from timestamptz(6) not null references recording (recorded_at)
);
comment on table review_task is 'A question about whose records are, with its evidence frozen as it was when the question arose; its state follows from review_event.';
create unique index review_task_standing on review_task (question) where state in ('open', 'deferred', 'asked');
create index review_task_queue on review_task (recorded_from, id) where state in ('open', 'deferred', 'asked');

create table review_task_record (
  feed text not null,
  record_key text not null,
  task_id uuid not null references review_task (id),
  part smallint not null check (part >= 0),
  is_open boolean not null,
  primary key (feed, record_key, task_id)
);
comment on table review_task_record is 'The source records that a task is about, in the groups as they fell apart.';
create index review_task_record_task on review_task_record (task_id);

create table review_event (
  id uuid primary key,
  task_id uuid not null references review_task (id),
  kind text not null check (kind in ('opened', 'deferred', 'asked', 'proposed', 'decided', 'moot', 'reopened')),
  author text not null check (author <> ''),
  reason text,
  detail jsonb not null,
  decision_id uuid references link_decision (id),
  recorded_from timestamptz(6) not null references recording (recorded_at)
);
comment on table review_event is 'What happened to a task: who opened, put off, asked, proposed or decided, and why; append-only.';
create index review_event_task on review_event (task_id, recorded_from);

grant select, insert on review_task, review_task_record, review_event to teacher_success_app;
grant update (state, state_from, proposed_by) on review_task to teacher_success_app;
grant update (is_open) on review_task_record to teacher_success_app;
create trigger append_only before update or delete on review_event for each row execute function refuse_rewriting();
create trigger append_only before delete on review_task for each row execute function refuse_rewriting();
create trigger never_rewritten before update of id, question, kind, evidence, recorded_from on review_task for each row execute function refuse_rewriting();
