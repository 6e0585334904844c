import { statusLayers } from '../chart/status-layer.ts';
import { type Html, html } from '../html.ts';
import type { YearOfWeeks } from '../port.ts';
import { remember } from '../remember.ts';
import { weekFigure } from './week-figure.ts';

/** The picture is drawn again only when a number changed. */
export function statusByWeek(year: YearOfWeeks): Html {
  return drawn(year);
}

const drawn = remember(({ year, academicYears, weeks }: YearOfWeeks): Html => {
  const title = `People by status in each week of ${year} to ${year + 1}`;
  return html`
    <h2 class="govuk-heading-l" id="weeks">People by status in each week, ${year} to ${year + 1}</h2>
    ${yearLinks(year, academicYears)}
    ${
      weeks.length === 0
        ? html`<p class="govuk-body">Nobody had a status in this academic year.</p>`
        : weekFigure({ id: 'weeks', title, year, weeks, layers: statusLayers(weeks) })
    }`;
});

function yearLinks(shown: number, years: readonly number[]): Html {
  return html`<nav aria-label="Academic year"><ul class="ts-inline-list">${years.map((year) =>
    year === shown
      ? html`<li><strong aria-current="true">${year} to ${year + 1}</strong></li>`
      : html`<li><a class="govuk-link govuk-link--no-visited-state" href="/staff?year=${year}#weeks">${year} to ${year + 1}</a></li>`,
  )}</ul></nav>`;
}
