-- The policy texts that were in force, each from the instant of its publication on.
create table policy_publication (
  id uuid primary key,
  -- Minus infinity for the texts that were in force before anything was published.
  in_force_from timestamptz(6) not null unique,
  recorded_at timestamptz(6) not null references recording (recorded_at),
  version text not null,
  author text not null,
  because text not null check (because <> ''),
  -- By their path in the folder, as they were written, comments and all.
  texts jsonb not null
);
comment on table policy_publication is 'Every publication of the policy texts: whole, with author and reason; append-only. What was known at an instant is judged under the newest in force by then.';

create table policy_diff (
  id uuid primary key,
  made_at timestamptz(6) not null,
  from_version text not null,
  to_version text not null,
  people int not null,
  seconds double precision not null,
  -- Counts by answer, from what and to what, with a few people by id; never what a record says.
  outcome jsonb not null
);
comment on table policy_diff is 'What other policy texts would have changed, each time that somebody asked; append-only.';
create index policy_diff_latest on policy_diff (made_at desc);

grant select, insert on policy_publication, policy_diff to teacher_success_app;
create trigger append_only before update or delete on policy_publication for each row execute function refuse_rewriting();
create trigger append_only before update or delete on policy_diff for each row execute function refuse_rewriting();
