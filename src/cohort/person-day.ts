import type { PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { contactOn } from '#record/contact.ts';
import type { When } from '#record/evidence/evidence.ts';
import { type Headline, headlineOn } from '#record/headline.ts';
import type { PersonView } from '#record/person-view.ts';
import { leadingWindow } from '#record/window.ts';

/** One person on one day. What costs something is worked out when it is first asked for, and once. */
export type PersonDay = {
  readonly view: PersonView;
  readonly on: PlainDate;
  headline(): Headline;
  /** What tells of the first of the cohort's ways to reach the person; empty when none does. */
  reach(): readonly string[];
};

export function personDay(view: PersonView, when: When, { who }: Cohort, policy: Policy): PersonDay {
  let headline: Headline | undefined;
  let reach: readonly string[] | undefined;
  const readHeadline = (): Headline => {
    headline ??= headlineOn(view, when, policy);
    return headline;
  };
  return {
    view,
    on: when.on,
    headline: readHeadline,
    reach: () => {
      if (reach !== undefined) return reach;
      const leading = readHeadline();
      const window = leadingWindow(leading, when.on, policy);
      const contact = contactOn(view, leading.episode, window, when.on, policy);
      reach = who.contact.map((way) => contact[way]?.because ?? []).find((because) => because.length > 0) ?? [];
      return reach;
    },
  };
}
