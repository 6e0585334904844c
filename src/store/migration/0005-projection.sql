create table person_status (
  person_id uuid primary key references person (id),
  code text not null,
  confidence text not null,
  source text not null,
  rule text not null,
  since date not null,
  review_on date,
  who text not null
);
comment on table person_status is 'Projection: each person''s present headline; thrown away and rebuilt at will.';
create index person_status_code on person_status (code, who);
create index person_status_review on person_status (review_on) where review_on is not null;

create table person_span (
  person_id uuid not null references person (id),
  valid_from date not null,
  code text not null,
  confidence text not null,
  source text not null,
  rule text not null,
  primary key (person_id, valid_from)
);
comment on table person_span is 'Projection: the headline over valid time as known now; a span ends where the next begins, so that overlap cannot be written.';

create table record_reference (
  feed text not null,
  record_key text not null,
  reference_feed text not null,
  reference_key text not null,
  primary key (feed, record_key, reference_feed, reference_key)
);
comment on table record_reference is 'Projection: the courses, providers and sign-offs that a record names or ever named, by which answers depend on them.';
create index record_reference_back on record_reference (reference_feed, reference_key);

create table change (
  id bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  recorded_at timestamptz(6) not null references recording (recorded_at),
  from_code text,
  to_code text not null,
  from_confidence text,
  to_confidence text not null
);
comment on table change is 'The change feed: each time that a person''s headline became another one.';
