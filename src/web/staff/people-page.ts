import { statusCodes } from '#source/status.ts';
import { button } from '../component/button.ts';
import { select } from '../component/select.ts';
import { table } from '../component/table.ts';
import { tag } from '../component/tag.ts';
import { confidenceColour, confidenceLabel } from '../confidence-word.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { countWords } from '../number-word.ts';
import type { PeopleFilter, PersonSummary } from '../port.ts';
import { statusLabel } from '../status-word.ts';
import { peoplePagination } from './people-pagination.ts';
import { recordLink } from './record-link.ts';

type FoundPeople = { readonly total: number; readonly people: readonly PersonSummary[] };

export function peoplePage(filter: PeopleFilter, { total, people }: FoundPeople): Html {
  const whom = filter.status === null ? '' : ` with the status “${statusLabel(filter.status)}”`;
  return html`
    <h1 class="govuk-heading-xl">People</h1>
    <form class="ts-filter" method="get" action="/people">
      ${select({
        id: 'status',
        name: 'status',
        label: { text: 'Status today' },
        items: [
          { text: 'Any status', value: '', selected: filter.status === null },
          ...statusCodes.map((code) => ({ text: statusLabel(code), value: code, selected: code === filter.status })),
        ],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body" id="found">${countWords(total, 'person', 'people')}${whom}</p>
    ${people.length === 0 ? null : peopleTable(people)}
    ${peoplePagination(filter, total)}`;
}

function peopleTable(people: readonly PersonSummary[]): Html {
  return table({
    classes: 'ts-table ts-table--people',
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: 'Known as' }, { text: 'Status' }, { text: 'Since' }],
    rows: people.map(({ who, status, confidence, since }) => [
      { html: recordLink(who) },
      {
        html: html`${statusLabel(status)} ${tag({ text: confidenceLabel(confidence), classes: confidenceColour(confidence) })}`,
      },
      { text: shortDate(since) },
    ]),
  });
}
