-- Who else has an email address: asked with every read of one person, as known at any instant.
create index observation_email on observation (lower(value #>> '{}')) where attribute in ('email', 'email_address');
