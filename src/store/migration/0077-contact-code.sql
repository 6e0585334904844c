create table contact_code (
  id uuid primary key,
  -- The key of the sign-in record of whom it was asked by.
  account text not null,
  purpose text not null check (purpose in ('verify', 'find')),
  way text not null check (way in ('email', 'phone')),
  address text not null,
  code_hash bytea not null,
  sent_at timestamptz not null default now(),
  attempts smallint not null default 0,
  ended_at timestamptz
);
comment on table contact_code is 'A code that was sent to an address to prove whose it is; five attempts in fifteen minutes, and the row goes after a day.';
create index contact_code_account on contact_code (account, sent_at);
create index contact_code_address on contact_code (address, sent_at);

grant select, insert, update, delete on contact_code to teacher_success_app;

