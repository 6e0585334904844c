import { addDays } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { PersonRecord } from '../answer.ts';
import { headlineOn } from '../headline.ts';
import type { PersonView } from '../person-view.ts';
import { longDate } from './long-date.ts';

/** What would make the answer another one: news that could come, and time alone. */
export function wouldChange(view: PersonView, { status }: PersonRecord, policy: Policy): readonly string[] {
  return [...(news[status.code] ?? []), ...whenUnsure(status.confidence), ...byTime(view, status.reviewOn, policy)];
}

function byTime(view: PersonView, reviewOn: PersonRecord['status']['reviewOn'], policy: Policy): readonly string[] {
  if (reviewOn === null) return [];
  const day = addDays(reviewOn, 1);
  const { code, confidence } = headlineOn(view, { on: day, judged: day }, policy).finding;
  return [`Without any news, time alone makes it “${code.replaceAll('_', ' ')}” (${confidence}) on ${longDate(day)}.`];
}

function whenUnsure(confidence: Confidence): readonly string[] {
  switch (confidence) {
    case 'disputed':
      return ['Either side correcting what it says, or somebody deciding who is right, settles the contradiction.'];
    case 'stale':
      return ['Any complete run of a feed that would have shown a change makes it current again.'];
    default:
      return [];
  }
}

const left = 'A withdrawal or a deferral, in Register or in Apply, would end it.';

/** By status, the news that may follow (domain 1.3). */
const news: Readonly<Partial<Record<StatusCode, readonly string[]>>> = {
  applicant_drafting: ['Sending the application.'],
  applicant_submitted: ['The provider’s decision.'],
  offer_held: ['Their answer to the offer.'],
  accepted_conditions_pending: ['Apply saying that the conditions are met would make them recruited.', left],
  recruited: ['A record in Register that is no draft would make them registered.', left],
  registered_not_started: ['Their first day: from then on the start needs proof.', left],
  start_unconfirmed: [
    'Register saying that they started, giving them a first day of their own, or their provider signing off would confirm that they are in training.',
    'Their own word that they started would show them in training, provisionally; their word that they are not starting, as not started.',
    left,
  ],
  in_training: [left, 'Register’s word that the standards are met would move them on.'],
  training_paused: [
    'Register saying that they are back.',
    'A withdrawal, which is dated back to the day of the pause.',
  ],
  start_deferred: ['A new first day, or Register saying that they started.', left],
  did_not_start: [
    'A record in Register that proves the start, however late; or, where only they said so, their word that they started.',
  ],
  withdrawn: ['Register undoing the withdrawal, or a new episode.'],
  outcome_submitted: ['The regulator showing the status as held would make them newly qualified.'],
  first_post_agreed: ['An induction that the regulator shows; or their word that nothing came of it.'],
  newly_qualified: ['An induction that the regulator shows, or a post, would move them on.'],
};
