-- A record may turn out to belong to a question that waits already: what was known before must not hear of it.
alter table review_task_record add column recorded_from timestamptz(6) references recording (recorded_at);
alter table review_task_record disable trigger user;
update review_task_record set recorded_from = (select recorded_from from review_task where id = task_id);
alter table review_task_record enable trigger user;
alter table review_task_record alter column recorded_from set not null;
