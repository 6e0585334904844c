import { statusCodes } from '#source/status.ts';
import { type Times, timeQuery, today } from '../address.ts';
import { button } from '../component/button.ts';
import { select } from '../component/select.ts';
import { table } from '../component/table.ts';
import { tag } from '../component/tag.ts';
import { confidenceColour, confidenceLabel } from '../confidence-word.ts';
import { shortDate } from '../date-word.ts';
import type { Found } from '../found.ts';
import { type Html, html } from '../html.ts';
import { countWords } from '../number-word.ts';
import type { FoundPeople, PeopleFilter, PersonSummary } from '../port.ts';
import { statusLabel } from '../status-word.ts';
import type { Refresh } from './cohort/cohort-working.ts';
import { listDay, listOf, listTimeForm } from './list-times.ts';
import type { PageTimes } from './page-times.ts';
import { peopleHref, peoplePagination } from './people-pagination.ts';
import { recordLink } from './record-link.ts';
import { hiddenFields } from './time-form.ts';
import { timeProblemSummary } from './time-problem-summary.ts';

/** Who has a status, on a day as known at an instant; `found` null where a date asked for is none. */
export function peoplePage(
  filter: PeopleFilter,
  at: PageTimes,
  found: Found<FoundPeople> | null,
  refresh: Refresh,
): Html {
  const times = at.times ?? today;
  return html`
    ${at.problems === null ? null : timeProblemSummary(at.problems)}
    <h1 class="govuk-heading-xl">People</h1>
    ${listDay(at)}
    <form class="ts-filter" method="get" action="/staff/people">
      ${hiddenFields(timeQuery(times))}
      ${select({
        id: 'status',
        name: 'status',
        label: { text: times.validOn === null && times.knownOn === null ? 'Status today' : 'Status on that day' },
        items: [
          { text: 'Any status', value: '', selected: filter.status === null },
          ...statusCodes.map((code) => ({ text: statusLabel(code), value: code, selected: code === filter.status })),
        ],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    ${listOf(found, refresh, (value) => list(filter, times, value))}
    ${listTimeForm(at, (other) => peopleHref({ ...filter, page: 1 }, other), filter.status === null ? {} : { status: filter.status })}`;
}

function list(filter: PeopleFilter, times: Times, { total, people }: FoundPeople): Html {
  const whom = filter.status === null ? '' : ` with the status “${statusLabel(filter.status)}”`;
  return html`
    <p class="govuk-body" id="found">${countWords(total, 'person', 'people')}${whom}</p>
    ${people.length === 0 ? null : peopleTable(people, times)}
    ${peoplePagination(filter, times, total)}`;
}

function peopleTable(people: readonly PersonSummary[], times: Times): Html {
  return table({
    classes: 'ts-table ts-table--people',
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: 'Known as' }, { text: 'Status' }, { text: 'Since' }],
    rows: people.map(({ who, status, confidence, since }) => [
      { html: recordLink(who, times) },
      {
        html: html`${statusLabel(status)} ${tag({ text: confidenceLabel(confidence), classes: confidenceColour(confidence) })}`,
      },
      { text: shortDate(since) },
    ]),
  });
}
