-- A list is held against the records that were there last, however many its feed ever had.
create index source_record_present on source_record (feed, record_key) where not gone;
create index presence_gone on presence (feed, asserted_at) where state = 'gone';
