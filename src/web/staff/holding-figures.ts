import { type Html, html } from '../html.ts';
import { numberWords } from '../number-word.ts';
import type { Holdings } from '../port.ts';

export function holdingFigures(holdings: Holdings): Html {
  const figures: readonly (readonly [string, number, string | null])[] = [
    ['People', holdings.people, '/staff/people'],
    ['Source records', holdings.sourceRecords, null],
    ['Versions', holdings.versions, null],
    ['Observations', holdings.observations, null],
    ['In quarantine', holdings.quarantined, null],
  ];
  return figureList(
    figures.map(([label, count, href]) => ({
      label,
      value:
        href === null
          ? html`${numberWords(count)}`
          : html`<a class="govuk-link govuk-link--no-visited-state" href="${href}">${numberWords(count)}</a>`,
    })),
  );
}

/** Large numbers side by side, each under its label. */
export function figureList(figures: readonly { readonly label: string; readonly value: Html }[]): Html {
  return html`<dl class="ts-figures">${figures.map(
    ({ label, value }) => html`
      <div class="ts-figure">
        <dt class="ts-figure__label">${label}</dt>
        <dd class="ts-figure__count">${value}</dd>
      </div>`,
  )}</dl>`;
}
