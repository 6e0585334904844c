-- People look for their school by a part of its name, and for jobs by words of their titles: both are read from an index
-- that holds the present names alone.
create index school_name on observation (record_key, value) where feed = 'school' and attribute = 'name' and recorded_to is null;
create index vacancy_title on observation (record_key, value) where feed = 'vacancy' and attribute = 'title' and recorded_to is null;
