create table sign_in_attempt (
  token_hash bytea primary key,
  door text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  begun_at timestamptz not null
);
comment on table sign_in_attempt is 'Who was sent to an identity provider and is not back yet; each is taken once, and goes after minutes.';

create table person_session (
  token_hash bytea primary key,
  -- The key of the sign-in record: issuer and subject.
  account text not null,
  id_token text not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null
);
comment on table person_session is 'Who is signed in; only a hash of each token is kept, and the row goes with the session.';
create index person_session_account on person_session (account);

grant select, insert, update, delete on sign_in_attempt, person_session to teacher_success_app;
