import type { PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { contactOn } from '#record/contact.ts';
import type { Headline } from '#record/headline.ts';
import type { PersonView } from '#record/person-view.ts';
import { windowOn } from '#record/window.ts';

/** What tells of the first of the cohort's ways to reach the person on a day; empty when none does. */
export function reachOn(
  view: PersonView,
  { episode }: Headline,
  on: PlainDate,
  { who }: Cohort,
  policy: Policy,
): readonly string[] {
  const contact = contactOn(view, episode, windowOn(episode, on, policy), on, policy);
  return who.contact.map((way) => contact[way]?.because ?? []).find((because) => because.length > 0) ?? [];
}
