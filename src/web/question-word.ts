import type { PairCause } from '#identity/check/pair-difference.ts';
import type { TaskKind, TaskState } from '#identity/review-task.ts';

type Words = {
  /** As a heading. */
  readonly title: string;
  /** The rule that spoke. */
  readonly rule: string;
  /** What would settle it without anybody deciding. */
  readonly change: string;
};

const words: Readonly<Record<TaskKind, Words>> = {
  number_of_another: {
    title: 'One TRN, two descriptions',
    rule: 'These records carry the same TRN. A TRN ties records unless both the date of birth and every word of the names differ: here they do, so one of them may carry the number of somebody else.',
    change:
      'A source that corrects the number, or the name or date of birth of one of the records, closes the question by itself.',
  },
  two_numbers: {
    title: 'The same details, two TRNs',
    rule: 'The details of these records agree, which ties records that have one TRN or none. Here two TRNs stand beside them: one person may have been given two, or two people share the details.',
    change:
      'The regulator merging one number into the other links the records by itself; a correction of a name, date of birth, address or number closes the question.',
  },
  two_ninos: {
    title: 'The same name, two National Insurance numbers',
    rule: 'Name, date of birth and email address agree, and the National Insurance numbers do not. Nobody has two, so these are two people, or one number was mistyped.',
    change: 'A correction of either number links the records by itself, or parts them for good.',
  },
  against_a_decision: {
    title: 'A new record ties people who were told apart',
    rule: 'Somebody decided that these are different people. A record that came later carries an identifier of both; it was given to one of them, and the two stay apart.',
    change:
      'Say whom the record belongs to: keep it apart from the other, or split it off and link it there. If the earlier decision was wrong, undo that.',
  },
  decisions_at_odds: {
    title: 'Two decisions contradict each other',
    rule: 'One decision makes these records one person, another tells them apart. Until one is undone they stay apart.',
    change: 'Undoing either decision closes the question.',
  },
  second_checker: {
    title: 'A link waits for a second checker',
    rule: 'A colleague proposes to link people who are known outside: each has a TRN, or was given to another service. Such a link is made by two.',
    change: 'A second person who agrees makes the link; telling them apart ends the proposal.',
  },
  possible_match: {
    title: 'Possibly one person',
    rule: 'The model found it likely that these records are one person, and not likely enough to link them by itself.',
    change: 'A further identifier in common, or a correction of what differs, can carry it over the threshold.',
  },
  asked_by_person: {
    title: 'Somebody looks for their record',
    rule: 'Somebody signed in, and nothing that their account proves leads to a record. They say who they are: what they typed stands with their account. Anybody can type another’s name and birthday, so it is no proof.',
    change:
      'Ask the provider or the person by a way that a record holds. If they prove an address that a record has, they are led to it by themselves.',
  },
  nightly_together: {
    title: 'The nightly check would put these together',
    rule: 'Every night all records are matched again as a whole. By everything that is known now these records are one person’s, and they are held to be several people’s.',
    change: 'If the records become one person’s, or the next check no longer finds it, the question closes by itself.',
  },
  nightly_apart: {
    title: 'The nightly check would put these apart',
    rule: 'Every night all records are matched again as a whole. By everything that is known now these records are several people’s, and they are held to be one person’s.',
    change: 'If the records part, or the next check no longer finds it, the question closes by itself.',
  },
  nightly_ask: {
    title: 'The nightly check would ask about these',
    rule: 'Every night all records are matched again as a whole. It found records that may be one person’s, and nobody was asked about them.',
    change: 'If they are asked about otherwise, or the next check no longer finds it, the question closes by itself.',
  },
};

const causes: Readonly<Record<PairCause, string>> = {
  missing:
    'The pair below is likely and was not found when the records came: a key that they share was shared by too many then, or the pair was lost.',
  'hot-key':
    'The pair below was found when the records came. By now too many others share every key that it was found by.',
  'no-shared-key': 'The pair below was found by keys that the rules in force no longer make.',
  'tied-by-rule': 'The pair below is tied by a rule now, and its likeness counts no more.',
  'other-model': 'The pair below was scored by an earlier model. The one in force scores it otherwise.',
  'other-score': 'What the records say now gives another score than the one that is held of the pair below.',
};

/** Why the nightly check found otherwise; null where the same pairs are held. */
export function causeWords(cause: PairCause | null): string {
  return cause === null
    ? 'The likely pairs are the same: whose the records are held to be does not follow from them.'
    : causes[cause];
}

export function questionWords(kind: TaskKind): Words {
  return words[kind];
}

const doubts: Readonly<Record<string, string>> = {
  unsure: 'The score is below what links records without anybody being asked.',
  'no-birthday':
    'The score is high enough, but one of the two says no date of birth: without it nobody is linked by a score alone.',
  'close-second':
    'The score is high enough, but somebody else is nearly as likely, and it cannot be both: so neither was linked.',
  unlike: 'These two records are alike, but the other records of the two people are not.',
  'too-many': 'Together they would have more records than anybody should have.',
  'other-trn': 'The two people carry different TRNs.',
  'other-nino': 'The two people carry different National Insurance numbers.',
};

/** Why a score was not enough; undefined where nothing was kept of it. */
export function doubtWords(because: { readonly kind: string; readonly rule?: string | undefined } | null) {
  if (because === null) return undefined;
  return because.kind === 'veto' ? `It was not done because of a rule: ${because.rule ?? ''}.` : doubts[because.kind];
}

const states: Readonly<Record<TaskState, string>> = {
  open: 'Open',
  deferred: 'Put off',
  asked: 'Person asked',
  decided: 'Decided',
  moot: 'No longer in question',
};

export function questionStateLabel(state: TaskState): string {
  return states[state];
}
