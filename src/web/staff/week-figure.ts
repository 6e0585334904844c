import { type WeekStack, weekStackChart } from '../chart/week-stack.ts';
import { details } from '../component/details.ts';
import { table } from '../component/table.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { numberWords } from '../number-word.ts';
import { scrollRegion } from '../scroll-region.ts';

/** People stacked week by week: the picture for a wide and for a narrow screen, its legend, and the table of the same numbers. */
export function weekFigure(stack: WeekStack): Html {
  return html`
    <figure class="ts-figure-block">
      ${weekStackChart(stack, 'landscape')}
      ${weekStackChart(stack, 'portrait')}
      <figcaption>${legend(stack)}</figcaption>
    </figure>
    ${details({ summaryText: 'The same numbers in a table', html: weekTable(stack) })}`;
}

function legend({ weeks, layers }: WeekStack): Html {
  const last = weeks.at(-1);
  return html`<ul class="ts-legend">${layers.toReversed().map(
    ({ code, label, colour }) => html`
      <li><svg class="ts-swatch" width="16" height="16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${colour}"/></svg>
        ${label} <span class="ts-legend__count">${numberWords(last?.counts[code] ?? 0)}</span></li>`,
  )}</ul>
  <p class="govuk-body-s">The number is of the week that began on ${shortDate(last?.weekStarting ?? '')}.</p>`;
}

function weekTable({ title, weeks, layers }: WeekStack): Html {
  return scrollRegion(
    title,
    table({
      classes: 'ts-table ts-table--dense',
      caption: `${title}: the numbers of each Monday`,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Week of' }, ...layers.map(({ label }) => ({ text: label, format: 'numeric' as const }))],
      rows: weeks.map(({ weekStarting, counts }) => [
        { text: shortDate(weekStarting) },
        ...layers.map(({ code }) => ({ text: numberWords(counts[code] ?? 0), format: 'numeric' as const })),
      ]),
    }),
  );
}
