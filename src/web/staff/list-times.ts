import { type Times, today } from '../address.ts';
import { insetText } from '../component/inset-text.ts';
import { dateWords } from '../date-word.ts';
import type { Found } from '../found.ts';
import { type Html, html } from '../html.ts';
import { londonDay } from '../london-day.ts';
import { type Refresh, workingPanel } from './cohort/cohort-working.ts';
import { askedOf, type PageTimes } from './page-times.ts';
import { timeForm } from './time-form.ts';

/** A list as it is, so far as it is worked out, or why it cannot be asked for. */
export function listOf<Value>(found: Found<Value> | null, refresh: Refresh, shown: (value: Value) => Html): Html {
  if (found === null) return html``;
  switch (found.kind) {
    case 'found':
      return shown(found.value);
    case 'working':
      return workingPanel('The list', found, refresh);
    case 'refused':
      return insetText({ text: found.message });
  }
}

/** Of which day a list is, when it is not of today. */
export function listDay(at: PageTimes): Html | null {
  const { validOn, knownAt } = askedOf(at);
  if (at.times === null || (validOn === null && knownAt === null)) return null;
  const known = knownAt === null ? null : html`, as known at the end of ${dateWords(londonDay(knownAt))}`;
  return html`<p class="govuk-body-l">On ${dateWords(validOn ?? at.now.today)}${known}</p>`;
}

/** The form that asks for another day of the same list. */
export function listTimeForm(
  at: PageTimes,
  hrefAt: (times: Times) => string,
  kept: Readonly<Record<string, string>>,
): Html {
  const times = at.times ?? today;
  const answered = { validOn: times.validOn ?? at.now.today, knownAt: askedOf(at).knownAt ?? at.now.settled };
  const { asked, problems } = at;
  return timeForm({ hrefAt, kept, asked, times, answered, today: at.now.today, problems });
}
