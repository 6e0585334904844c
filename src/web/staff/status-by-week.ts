import { codesIn, statusByWeekChart } from '../chart/status-by-week.ts';
import { inStackOrder, statusColour } from '../chart/status-colour.ts';
import { details } from '../component/details.ts';
import { table } from '../component/table.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { numberWords } from '../number-word.ts';
import type { YearOfWeeks } from '../port.ts';
import { remember } from '../remember.ts';
import { scrollRegion } from '../scroll-region.ts';
import { statusLabel } from '../status-word.ts';

/** The picture, its legend and the table of the same numbers: the picture is drawn again only when a number changed. */
export function statusByWeek(year: YearOfWeeks): Html {
  return drawn(year);
}

const drawn = remember(({ year, academicYears, weeks }: YearOfWeeks): Html => {
  const picture =
    weeks.length === 0
      ? html`<p class="govuk-body">Nobody had a status in this academic year.</p>`
      : html`
        <figure class="ts-figure-block">
          ${statusByWeekChart(year, weeks, 'landscape')}
          ${statusByWeekChart(year, weeks, 'portrait')}
          <figcaption>${legend(weeks)}</figcaption>
        </figure>
        ${details({ summaryText: 'The same numbers in a table', html: weekTable(weeks) })}`;
  return html`
    <h2 class="govuk-heading-l" id="weeks">People by status in each week, ${year} to ${year + 1}</h2>
    ${yearLinks(year, academicYears)}
    ${picture}`;
});

function yearLinks(shown: number, years: readonly number[]): Html {
  return html`<nav aria-label="Academic year"><ul class="ts-inline-list">${years.map((year) =>
    year === shown
      ? html`<li><strong aria-current="true">${year} to ${year + 1}</strong></li>`
      : html`<li><a class="govuk-link govuk-link--no-visited-state" href="/?year=${year}#weeks">${year} to ${year + 1}</a></li>`,
  )}</ul></nav>`;
}

function legend(weeks: YearOfWeeks['weeks']): Html {
  const last = weeks.at(-1);
  const topDown = [...codesIn(weeks)].reverse();
  return html`<ul class="ts-legend">${topDown.map(
    (code) => html`
      <li><svg class="ts-swatch" width="16" height="16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${statusColour(code)}"/></svg>
        ${statusLabel(code)} <span class="ts-legend__count">${numberWords(last?.counts[code] ?? 0)}</span></li>`,
  )}</ul>
  <p class="govuk-body-s">The number is of the week that began on ${shortDate(last?.weekStarting ?? '')}.</p>`;
}

function weekTable(weeks: YearOfWeeks['weeks']): Html {
  const codes = inStackOrder(codesIn(weeks));
  return scrollRegion(
    'People by status in each week',
    table({
      classes: 'ts-table ts-table--dense',
      caption: 'People by status on the Monday of each week',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Week of' }, ...codes.map((code) => ({ text: statusLabel(code), format: 'numeric' as const }))],
      rows: weeks.map(({ weekStarting, counts }) => [
        { text: shortDate(weekStarting) },
        ...codes.map((code) => ({ text: numberWords(counts[code] ?? 0), format: 'numeric' as const })),
      ]),
    }),
  );
}
