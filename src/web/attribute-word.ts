/** `legal_name` -> "Legal name"; abbreviations keep their capitals. */
export function attributeLabel(attribute: string): string {
  return exceptions[attribute] ?? sentenceCase(attribute);
}

/** Kinds of contradiction and task, flags and claims: code-list words read well once their underscores are gone. */
export function kindWords(kind: string): string {
  return kinds[kind] ?? sentenceCase(kind);
}

function sentenceCase(code: string): string {
  const spaced = code.replace(/[._-]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const exceptions: Readonly<Record<string, string>> = {
  trn: 'TRN',
  qts: 'QTS',
  eyts: 'EYTS',
  one_login: 'GOV.UK One Login',
};

const kinds: Readonly<Record<string, string>> = {
  outcome_mismatch: 'The outcome is in doubt: the Teaching Record System and Register do not agree',
  record_vanished: 'A record is gone after proof of start',
  apply_against_register: 'Withdrawn or deferred in Apply, live in Register',
  claim_against_official: 'The person’s own word is against a signed-off record',
  trn_conflict: 'Two TRNs, or a TRN whose name and date of birth disagree',
  overlap: 'Two live training episodes at once at different providers',
  attribute_mismatch: 'Two sources differ beyond their normal delay',
  ask_provider: 'The provider must confirm or correct something',
  ask_person: 'The person is asked',
  support: 'A support officer must look',
  review_match: 'Two records may be one person',
  check_contact: 'The person should check their address',
  training_already_qualified: 'Query training of someone who holds QTS',
  overdue_outcome: 'No outcome 90 days after the expected end',
  trn_pending: 'A TRN request has been pending for too long',
  conditions_open: 'Conditions are open',
  already_qualified: 'Already qualified',
  illegal_transition: 'A source took a step that should not be possible',
  lag: 'Sources disagree within the slower one’s normal delay',
  overdue: 'Outcome overdue',
  shared_inbox: 'Another person uses the same address',
  unknown_value: 'A source used a value that no code list holds',
  restricted: 'Restricted',
};
