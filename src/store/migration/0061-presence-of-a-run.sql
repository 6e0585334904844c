-- A run that finds news of a record that was gone says that it is there; the run itself is written at the end of its page.
alter table presence alter constraint presence_run_id_fkey deferrable initially deferred;
