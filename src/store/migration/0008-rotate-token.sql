-- A client gets a new token in the place of its old one; its name stays, since the access log speaks by it.
alter table api_client add column token_since timestamptz(6) not null default clock_timestamp();
update api_client set token_since = created_at;
comment on column api_client.token_since is 'When the token that works now was given out.';
grant update (token_hash, token_since) on api_client to teacher_success_app;
