import type { StatusCode } from '#source/status.ts';

type StatusWord = {
  /** A short name, for tables, filters and the chart. */
  readonly label: string;
  /** What is true of the person, after "This person" or their name. */
  readonly sentence: string;
};

export function statusLabel(code: string): string {
  return isStatus(code) ? words[code].label : code;
}

export function statusSentence(code: string): string {
  return isStatus(code) ? words[code].sentence : `has the status ${code}`;
}

function isStatus(code: string): code is StatusCode {
  return Object.hasOwn(words, code);
}

const words: Readonly<Record<StatusCode, StatusWord>> = {
  enquirer: { label: 'Enquirer', sentence: 'has asked about teaching and has not applied' },
  applicant_drafting: { label: 'Drafting an application', sentence: 'is drafting an application' },
  applicant_submitted: { label: 'Applied', sentence: 'has applied and is waiting for a decision' },
  offer_held: { label: 'Holds an offer', sentence: 'holds an offer and has to answer it' },
  accepted_conditions_pending: {
    label: 'Accepted, conditions open',
    sentence: 'accepted an offer and still has conditions to meet',
  },
  recruited: { label: 'Recruited', sentence: 'has a firm place on a course that has not begun' },
  offer_deferred: { label: 'Place deferred', sentence: 'has had their place moved to the next cycle' },
  application_closed: { label: 'Application closed', sentence: 'has no open application' },
  registered_not_started: {
    label: 'Registered, not started',
    sentence: 'is registered as a trainee on a course that has not begun',
  },
  start_unconfirmed: {
    label: 'Start not confirmed',
    sentence: 'should have started training, and nobody has confirmed that they did',
  },
  in_training: { label: 'In training', sentence: 'is in training' },
  training_paused: { label: 'Training paused', sentence: 'has paused their training' },
  start_deferred: { label: 'Start deferred', sentence: 'registered, then deferred before starting' },
  did_not_start: { label: 'Did not start', sentence: 'was expected and did not start' },
  withdrawn: { label: 'Withdrawn', sentence: 'left training after starting' },
  outcome_submitted: {
    label: 'Standards met, QTS awaited',
    sentence: 'has met the standards, says their provider, and does not hold QTS yet',
  },
  newly_qualified: { label: 'Newly qualified', sentence: 'holds QTS and has not begun induction' },
  first_post_agreed: { label: 'First post agreed', sentence: 'has accepted a first post that has not begun' },
  ect_induction: { label: 'In induction', sentence: 'is in induction as an early career teacher' },
  induction_failed: { label: 'Induction failed', sentence: 'failed induction' },
  established_teacher: { label: 'Teaching', sentence: 'is teaching, with induction passed or not needed' },
  qualified_not_in_state_post: {
    label: 'Qualified, no post known',
    sentence: 'holds QTS, and no post in a state school is known',
  },
  left_teaching: { label: 'Left teaching', sentence: 'has left teaching' },
  returner: { label: 'Returned to teaching', sentence: 'has returned to teaching after a gap' },
  record_closed: { label: 'Record closed', sentence: 'has a closed record' },
  unknown: { label: 'Not known', sentence: 'has no status that we can tell' },
};
