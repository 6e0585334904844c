import type { CohortGroup } from '#cohort/group.ts';

type GroupWord = {
  /** A few words: the row of a table, the title of a list. */
  readonly label: string;
  /** What is true of each of them. */
  readonly sentence: string;
};

/** A reason or a stage on the way from everybody to the members, in a few words. */
export function cohortGroupLabel(group: CohortGroup): string {
  return words[group].label;
}

export function cohortGroupSentence(group: CohortGroup): string {
  return words[group].sentence;
}

const words: Readonly<Record<CohortGroup, GroupWord>> = {
  everybody: { label: 'Everybody we know', sentence: 'They are known to any of the sources.' },
  joined: { label: 'Met every condition', sentence: 'They met every condition of the cohort on some day so far.' },
  drawn: { label: 'Drawn into the cohort', sentence: 'They met every condition and were drawn.' },
  ended: { label: 'Membership ended', sentence: 'They were members, and are none any more.' },
  members: { label: 'Members', sentence: 'They were drawn, and nothing has ended their membership.' },
  contactable: { label: 'Members who can be reached', sentence: 'They are members, and we know a way to reach them.' },

  no_recruited_choice: {
    label: 'No firm place on a course',
    sentence: 'None of their choices in Apply says that they are recruited.',
  },
  several_recruited_choices: {
    label: 'More than one firm place',
    sentence: 'More than one of their choices says that they are recruited.',
  },
  undecided_choice: {
    label: 'Another offer still to answer',
    sentence: 'They hold an offer for another course and have not answered it.',
  },
  conditions_pending: {
    label: 'Conditions still open, or not known',
    sentence: 'Their place still has conditions to meet, or Apply does not say how many.',
  },
  wrong_cycle: {
    label: 'A place from another recruitment cycle',
    sentence: 'Their firm place was won in another recruitment cycle.',
  },
  wrong_level: {
    label: 'A course for another age group',
    sentence: 'Their course is for another level of school, or nobody says for which.',
  },
  wrong_route: {
    label: 'Another route into teaching',
    sentence: 'Their course is paid for in another way, or asks for another degree.',
  },
  wrong_start_year: {
    label: 'A course that starts in another year',
    sentence: 'Their course starts in another academic year, or nobody says when.',
  },
  wrong_status: {
    label: 'Not waiting for their course to start',
    sentence: 'Their status is none of those that the cohort takes, such as recruited.',
  },
  not_contactable: { label: 'No way to reach them', sentence: 'We know none of the addresses that the cohort needs.' },
  not_drawn: { label: 'Not drawn', sentence: 'They met every condition, and others were drawn.' },
  held_out: {
    label: 'Left alone, for comparison',
    sentence: 'They were drawn, and get no messages so that members can be compared with them.',
  },

  apply_withdrawn: { label: 'Place given up or lost', sentence: 'Apply shows that their place is closed.' },
  offer_deferred: {
    label: 'Place deferred',
    sentence: 'Their place was moved to a later cycle, or deferred in Register before the start.',
  },
  conditions_reopened: {
    label: 'Conditions opened again, or not met',
    sentence: 'Their place has open conditions again, or its conditions were not met.',
  },
  not_registered: {
    label: 'Not registered as a trainee',
    sentence: 'The time for registering trainees is over, and Register holds no record of them, or lost it.',
  },
  did_not_start: { label: 'Did not start training', sentence: 'They were expected and did not start.' },
  withdrawn: { label: 'Left training', sentence: 'They started and left.' },
  moved_route: { label: 'Moved to another route', sentence: 'Register shows them on another route into teaching.' },
  merged_duplicate: {
    label: 'Second account of a member',
    sentence: 'This account in Apply turned out to belong to somebody who is counted already.',
  },
  unsubscribed_all: { label: 'Asked for no more messages', sentence: 'They asked to get no messages of any kind.' },
  hard_bounce: { label: 'Messages cannot be delivered', sentence: 'Their address does not take messages.' },
  objected: { label: 'Objected to taking part', sentence: 'They objected to taking part.' },
  deceased: { label: 'Died', sentence: 'They have died.' },
  data_error: {
    label: 'Drawn by a mistake in the data',
    sentence: 'They were drawn by what was believed then, and never met the conditions by what is known now.',
  },
};
