import type { CohortGroup } from '#cohort/group.ts';
import type { Times } from '../../address.ts';
import { funnelBar } from '../../chart/funnel-bar.ts';
import { cohortPeopleHref } from '../../cohort-address.ts';
import type { CohortTotals } from '../../cohort-port.ts';
import { cohortGroupLabel } from '../../cohort-reason-word.ts';
import { table } from '../../component/table.ts';
import { type Html, html } from '../../html.ts';
import { numberWords } from '../../number-word.ts';
import { remember } from '../../remember.ts';
import { type FunnelRow, funnelRows } from './funnel-row.ts';

/** The way from everybody to the members: a table whose every line has its bar, so that the picture is the numbers. */
export function funnelTable(name: string, times: Times, { everybody, funnel }: CohortTotals): Html {
  return drawn({ name, times, everybody, funnel });
}

type Drawn = Pick<CohortTotals, 'everybody' | 'funnel'> & { readonly name: string; readonly times: Times };

const drawn = remember(
  ({ name, times, everybody, funnel }: Drawn): Html => html`
    <p class="govuk-body-s ts-key">
      <span>${swatch('ts-bar__left')} still on the way</span>
      <span>${swatch('ts-bar__lost')} not further than this</span>
    </p>
    ${table({
      classes: 'ts-table ts-funnel',
      caption: 'From everybody we know to the members, one question after another',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Step' }, { text: 'Not further', format: 'numeric' }, { text: 'Left', format: 'numeric' }],
      rows: funnelRows(everybody, funnel).map((row) => cells(row, name, times, everybody)),
    })}`,
);

function cells(row: FunnelRow, name: string, times: Times, everybody: number): Parameters<typeof table>[0]['rows'][0] {
  if (row.kind === 'stage') {
    return [
      { html: html`${cohortGroupLabel(row.stage)}${funnelBar({ left: row.left, lost: 0, everybody })}` },
      { text: '', format: 'numeric' },
      { html: html`<strong>${numberLink(row.left, row.stage, name, times)}</strong>`, format: 'numeric' },
    ];
  }
  const { reason, lost, left } = row;
  return [
    {
      html: html`<span class="ts-funnel__step">${cohortGroupLabel(reason)}</span>${funnelBar({ left, lost, everybody })}`,
      classes: 'govuk-!-font-weight-regular',
    },
    { html: numberLink(lost, reason, name, times), format: 'numeric' },
    { text: numberWords(left), format: 'numeric' },
  ];
}

/** Opens the people whom it counts; of nobody there is nothing to open. */
export function numberLink(count: number, group: CohortGroup, name: string, times: Times): Html {
  if (count === 0) return html`0`;
  return html`<a class="govuk-link govuk-link--no-visited-state" href="${cohortPeopleHref(name, group, times)}">${numberWords(count)}<span class="govuk-visually-hidden"> people: ${cohortGroupLabel(group)}</span></a>`;
}

function swatch(part: string): Html {
  return html`<svg class="ts-swatch" width="16" height="16" aria-hidden="true" focusable="false"><rect class="${part}" width="16" height="16"/></svg>`;
}
