-- That the regulator closed one of its numbers without another, or let it stand again, is an event of who is whom that
-- moves nobody: tied to the number's record in decision_record.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('link', 'number_merged', 'number_closed', 'number_reopened', 'merge', 'split', 'deceased', 'contact_by_hand', 'consent', 'rights'));
comment on table decision_record is 'The source records that a decision is about, by hand or of the regulator about its number: never a person id, so that a merge or a split moves nothing; append-only.';
