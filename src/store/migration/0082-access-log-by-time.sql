-- A day of the log is sealed, and read again, by its time.
create index access_log_at on access_log (at, id);
