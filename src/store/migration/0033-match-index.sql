-- What finding likely pairs needs, beside each record: derived from observations and the texts of policy/identity, and
-- made again by `rebuild`.
create table record_features (
  feed text not null,
  record_key text not null,
  features jsonb not null,
  -- Of the features and of the keys made of them: whether they are still those of the texts in force.
  digest text not null,
  -- Those of record_block, by which they are found again.
  keys bigint[] not null,
  primary key (feed, record_key)
);
comment on table record_features is 'What a record says and said of its person, cleaned, so that a candidate needs no second reading; derived, can be rebuilt.';

create table record_block (
  key bigint not null,
  feed text not null,
  record_key text not null,
  primary key (key, feed, record_key)
);
comment on table record_block is 'The keys of a record by the rules of policy/identity/blocking.yaml, as numbers: records that share one are compared, and two keys of one number compare a pair in vain; derived, can be rebuilt.';

create table record_edge (
  left_feed text not null,
  left_key text not null,
  right_feed text not null,
  right_key text not null,
  bits double precision not null,
  probability double precision not null,
  zone text not null check (zone in ('automatic', 'review')),
  model_version text not null,
  against text,
  steps jsonb not null,
  primary key (left_feed, left_key, right_feed, right_key)
);
comment on table record_edge is 'Pairs of records that are likely one person''s, with their bits by comparison; what comes of it is in link and review_task; derived, can be rebuilt.';
create index record_edge_right on record_edge (right_feed, right_key);

grant select, insert, delete on record_features, record_block, record_edge to teacher_success_app;
