import { dateWords, instantWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { londonDay } from '../london-day.ts';
import type { TimelineLane } from '../port.ts';
import { saidLabel } from '../said-label.ts';
import { valueWords } from '../value-words.ts';

/** The statements that an answer rests on, found in the lanes of the person's timeline. */
export function becauseList(because: readonly string[], lanes: readonly TimelineLane[]): Html | null {
  const found = lanes.flatMap(({ record, items }) =>
    items.filter(({ observation }) => because.includes(observation)).map((item) => ({ record, item })),
  );
  if (found.length === 0) return null;
  return html`<ul class="govuk-list govuk-list--bullet ts-small">${found.map(
    ({ record, item }) => html`<li><span class="ts-code">${record}</span> said
      ${saidLabel(item).toLowerCase()} “${valueWords(item.value)}” on ${dateWords(londonDay(item.saidAt))};
      known to us since ${instantWords(item.knownFrom)}</li>`,
  )}</ul>`;
}
