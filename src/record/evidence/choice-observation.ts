import { type Json, memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import { withoutPassedOn } from './account-passed-on.ts';
import { inSourceOrder } from './known-record.ts';

/** The channel under which a choice hears the Candidate API; `source/` says that it yields at equal times. */
const candidateChannel: Feed = 'apply-candidate';

/** The Candidate API's names of what the Register API says of a choice. */
const names: Readonly<Record<string, string>> = {
  cycle: 'recruitment_cycle_year',
  course_uuid: 'course_uuid',
  course_name: 'course_name',
  level: 'course_level',
  funding_type: 'course_funding_type',
  program_type: 'course_program_type',
  provider_name: 'provider_name',
  sent_at: 'submitted_at',
  accepted_at: 'accepted_at',
};

/**
 * What candidates' rows say of their choices, as if each choice had said it: its status and course, the names on its form,
 * and the account's address. So one choice has one history, whichever of Apply's two feeds told of it.
 * @param said observations of `apply-candidate` records, of one person
 */
export function choiceObservations(said: readonly Observation[]): readonly Observation[] {
  const passedOn = withoutPassedOn(said);
  // Two accounts may tell of one choice: each by itself is a channel, and between two words of the other a repetition would count as news.
  return [...Map.groupBy(passedOn, (each) => each.key).values()].flatMap((own) => ofOneCandidate(inSourceOrder(own)));
}

function ofOneCandidate(said: readonly Observation[]): readonly Observation[] {
  const formOf = new Map<string, string>();
  for (const { attribute, item, value } of said) {
    const form = attribute === 'choice' ? memberOf(value, 'form') : null;
    if (typeof form === 'string') formOf.set(item, form);
  }
  return said.flatMap((each): readonly Observation[] => {
    switch (each.attribute) {
      case 'choice_status':
        return [asChoice(each, each.item, 'status', each.value)];
      case 'choice':
        return [
          asChoice(each, each.item, 'candidate_id', each.value === null ? null : each.key),
          ...Object.entries(names).map(([ours, theirs]) =>
            asChoice(each, each.item, theirs, memberOf(each.value, ours) ?? null),
          ),
        ];
      case 'first_name':
      case 'last_name':
        return [...formOf]
          .filter(([, form]) => form === each.item)
          .map(([choice]) => asChoice(each, choice, each.attribute, each.value));
      case 'email':
        return [...formOf.keys()].map((choice) => asChoice(each, choice, 'email', each.value));
      default:
        return [];
    }
  });
}

function asChoice(from: Observation, choice: string, attribute: string, value: Json): Observation {
  return { ...from, feed: 'apply-application', key: choice, channel: candidateChannel, attribute, item: '', value };
}
