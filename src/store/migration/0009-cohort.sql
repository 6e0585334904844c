create table cohort_standing (
  person_id uuid not null,
  cohort text not null,
  account_rank smallint not null,
  valid_from date not null,
  text_hash text not null,
  state text not null check (state in ('outside', 'inside', 'ended', 'duplicate')),
  reasons text[] not null,
  membership smallint,
  begun date,
  ended date,
  account text,
  stratum text,
  contactable boolean,
  because uuid[] not null,
  primary key (person_id, cohort, account_rank, valid_from),
  check ((state in ('inside', 'ended')) = (membership is not null)),
  check ((state = 'ended') = (ended is not null))
);
comment on table cohort_standing is 'Projection: how each person stands towards each cohort over valid time, as known now and before anybody is drawn; thrown away and rebuilt at will.';
comment on column cohort_standing.account_rank is '0 for the person; 1 and on for other accounts that turned out to be theirs.';
comment on column cohort_standing.text_hash is 'The policy texts under which this was worked out; what was worked out under others is worked out again when it is asked for.';

create table cohort_draw (
  cohort text not null,
  text_hash text not null,
  wave smallint not null,
  closed_at timestamptz(6) not null,
  primary key (cohort, text_hash, wave)
);
comment on table cohort_draw is 'Waves of a cohort that have closed and whose pool is kept.';

create table cohort_pool (
  cohort text not null,
  text_hash text not null,
  wave smallint not null,
  account text not null,
  membership smallint not null,
  stratum text not null,
  begun date not null,
  stands boolean not null,
  primary key (cohort, text_hash, wave, account),
  foreign key (cohort, text_hash, wave) references cohort_draw (cohort, text_hash, wave) on delete cascade
);
comment on table cohort_pool is 'Who had joined when a wave closed, as known at that instant: it can be worked out again, and must come out the same.';

grant select, insert, delete on cohort_standing, cohort_draw, cohort_pool to teacher_success_app;
grant update on cohort_standing to teacher_success_app;
