/** One way in which the sources are as awkward as life. */
export interface Trap {
  readonly tells: string;
  readonly knownFrom: string;
  /** Who can fall into it, and the share of them who do. */
  readonly among: string;
  readonly share: number;
  /** A trap of the record changes what a source says; only a trap of life changes what is true. */
  readonly changes: 'life' | 'record';
}

export const traps = {
  shared_inbox: {
    tells: 'Two of a family read one address.',
    knownFrom: "the teaching record system's matching rules",
    among: 'people',
    share: 0.003,
    changes: 'life',
  },
  two_cycles: {
    tells: 'Somebody who did not get through the first cycle is recruited again in the next.',
    knownFrom: "Apply's Register API, which then shows two recruited choices",
    among: 'people of cycle 2025 who stopped by the middle of January',
    share: 0.06,
    changes: 'life',
  },
  two_accounts: {
    tells: 'Whoever is recruited again has opened a new account, so the candidate has another id.',
    knownFrom: "Apply's account recovery",
    among: 'people who are recruited again',
    share: 0.15,
    changes: 'life',
  },
  restart: {
    tells: 'Somebody leaves and begins again at the same provider a year later, with a second row in Register.',
    knownFrom: "Register's duplicate records",
    among: 'trainees of cycle 2025 who leave by May and are not recruited elsewhere',
    share: 0.08,
    changes: 'life',
  },
  provider_move: {
    tells: 'A trainee goes on at another provider, which makes a row of its own.',
    knownFrom: "Register's withdrawal reason moved_to_different_itt_course",
    among: 'trainees who stay and do not pause',
    share: 0.02,
    changes: 'life',
  },
  changed_surname: {
    tells: 'A surname changes, and some services hear of it months later or never.',
    knownFrom: "Register's field previous_last_name",
    among: 'people',
    share: 0.02,
    changes: 'life',
  },
  changed_email: {
    tells: 'Somebody moves to another address and tells only some services, or none.',
    knownFrom: "Apply's Candidate API, where only forms of the current cycle follow",
    among: 'people',
    share: 0.08,
    changes: 'life',
  },
  deferred_and_reinstated: {
    tells: 'An offer is deferred and taken up in the next cycle, on another course with another uuid.',
    knownFrom: "Apply's choice status offer_deferred",
    among: 'recruited applications',
    share: 0.03,
    changes: 'life',
  },
  deferred_with_provider_only: {
    tells: 'A start is put off with the provider alone, and Apply goes on saying recruited.',
    knownFrom: "Register's guidance on deferring before the start",
    among: 'recruited applications',
    share: 0.004,
    changes: 'life',
  },
  open_conditions: {
    tells: 'Recruited while a condition is open; one in ten never meets it, and 45% of those never start.',
    knownFrom: "Register's design history, April 2023",
    among: 'recruited applications',
    share: 0.06,
    changes: 'life',
  },
  january_start: {
    tells: 'A course starts in January, in either of the two Januaries of a cycle, and no sign-off covers it.',
    knownFrom: "Publish's start months",
    among: 'recruited applications',
    share: 0.04,
    changes: 'life',
  },
  august_start: {
    tells: 'A course starts in August, before anybody expects it.',
    knownFrom: "Publish's start months",
    among: 'recruited applications',
    share: 0.03,
    changes: 'life',
  },
  long_course: {
    tells: 'A course takes two, three or four years: only an actual end ends it, never a September.',
    knownFrom: "Register's course lengths, and Publish's degree apprenticeships",
    among: 'recruited applications, and half of those whom Apply never saw',
    share: 0.06,
    changes: 'life',
  },
  never_in_apply: {
    tells: 'A provider registers somebody whom Apply never saw.',
    knownFrom: "Register's record sources manual, csv and api",
    among: 'people',
    share: 0.02,
    changes: 'life',
  },
  wrong_withdrawal: {
    tells: 'Apply says withdrawn of somebody who is in training: the wrong application was closed.',
    knownFrom: "Apply's withdrawal, which is legal after recruited",
    among: 'people who start on time',
    share: 0.004,
    changes: 'record',
  },
  no_op_touch: {
    tells: 'Maintenance moves updated_at of two thirds of all rows in one night and changes nothing else.',
    knownFrom: "Apply's code (touch_all)",
    among: 'rows of Apply',
    share: 0.67,
    changes: 'record',
  },
  application_id_missing: {
    tells: 'A row that a provider typed or uploaded does not carry the choice id.',
    knownFrom: "Register's import, which leaves out universities",
    among: 'rows that are not imported from Apply',
    share: 0.85,
    changes: 'record',
  },
  mistyped_identity: {
    tells: 'Typed by hand: accents lost, a short first name, day and month of birth swapped.',
    knownFrom: "the teaching record system's matching rules and synonyms",
    among: 'rows that are not imported from Apply',
    share: 0.2,
    changes: 'record',
  },
  institution_email: {
    tells: 'Register holds an address that the university or school gave, which ends with the course.',
    knownFrom: "Register's API documentation, which asks for a personal one",
    among: 'rows of universities; imported rows a tenth as often',
    share: 0.6,
    changes: 'record',
  },
  default_start_date: {
    tells: "The trainee's start date is a copy of the course's and proves nothing.",
    knownFrom: "Register's API, which fills it in",
    among: 'rows that are sent',
    share: 0.9,
    changes: 'record',
  },
  late_sign_off: {
    tells: 'A provider signs its census off in the first week of November.',
    knownFrom: "Register's sign-off period",
    among: 'providers each year',
    share: 0.08,
    changes: 'record',
  },
  never_signs: {
    tells: 'A provider never signs its census off: small ones, and in 2025 at least one.',
    knownFrom: "the census methodology's missing providers",
    among: 'providers each year',
    share: 0.02,
    changes: 'record',
  },
  late_submission: {
    tells: 'A row is sent days or weeks after its provider has signed off.',
    knownFrom: 'the census of 2024/25, which missed about 100 late records',
    among: 'rows of an autumn start',
    share: 0.04,
    changes: 'record',
  },
  slow_trn: {
    tells: 'The TRN takes five to twelve days, because somebody looks at a possible duplicate.',
    knownFrom: "the teaching record system's pending requests",
    among: 'rows that are sent',
    share: 0.03,
    changes: 'record',
  },
  placement_without_touch: {
    tells: "A new placement does not move the row's updated_at.",
    knownFrom: "Register's code",
    among: 'placements',
    share: 1,
    changes: 'record',
  },
  draft_lingers: {
    tells: 'A draft that nobody will ever send stays in Register for good.',
    knownFrom: "Register's nightly import of drafts",
    among: 'drafts that are never sent',
    share: 0.6,
    changes: 'record',
  },
  vanished_record: {
    tells: 'A row that was sent is discarded, after a no-show or a move, and leaves no trace.',
    knownFrom: "Register's code: discarded rows are in no list",
    among: 'rows that a provider takes back',
    share: 0.3,
    changes: 'record',
  },
  added_in_error_alone: {
    tells: 'A row is withdrawn as record_added_in_error: they were never a trainee.',
    knownFrom: "Register's withdrawal reasons",
    among: 'rows that a provider takes back and does not discard',
    share: 0.6,
    changes: 'record',
  },
  added_in_error_with_another_reason: {
    tells: 'A real withdrawal is given record_added_in_error beside its reason: they were a trainee all the same.',
    knownFrom: "Register's withdrawal reasons, of which several can be ticked",
    among: 'trainees who leave',
    share: 0.04,
    changes: 'record',
  },
  duplicate_upload: {
    tells:
      'A bulk upload makes a second row of the same trainee; nine in ten are discarded or withdrawn some weeks later.',
    knownFrom: "Register's guidance on duplicates, and the census's cleaning in November",
    among: 'trainees whose row is sent',
    share: 0.01,
    changes: 'record',
  },
  unnoticed_no_show: {
    tells: 'The row of somebody who never came is signed off with the others and corrected in winter.',
    knownFrom: "Register's search for new starters, which takes in rows without a start date",
    among: 'no-shows whose row is sent',
    share: 0.3,
    changes: 'record',
  },
  early_leaver_never_sent: {
    tells: 'Whoever leaves in the first weeks is never sent to Register at all.',
    knownFrom: 'the performance profiles, which leave out withdrawals inside 90 days',
    among: 'people who leave within 25 days',
    share: 0.4,
    changes: 'record',
  },
  undone_withdrawal: {
    tells: 'An office withdraws the wrong person in Register and has it undone.',
    knownFrom: "Register's support playbook",
    among: 'trainees who stay, do not pause and do not move',
    share: 0.006,
    changes: 'record',
  },
} as const satisfies Record<string, Trap>;

export type TrapName = keyof typeof traps;
