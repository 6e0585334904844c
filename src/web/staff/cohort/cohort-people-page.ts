import { type CohortGroup, cohortStages } from '#cohort/group.ts';
import { endedReasons, neverReasons } from '#cohort/reason.ts';
import { type Times, timeQuery } from '../../address.ts';
import { cohortHref, cohortPeopleHref } from '../../cohort-address.ts';
import type { CohortLine, CohortOutline, CohortPeople } from '../../cohort-port.ts';
import { cohortGroupLabel, cohortGroupSentence } from '../../cohort-reason-word.ts';
import { button } from '../../component/button.ts';
import { select } from '../../component/select.ts';
import { table } from '../../component/table.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { statusLabel } from '../../status-word.ts';
import { pageLinks } from '../people-pagination.ts';
import { recordLink } from '../record-link.ts';
import { cohortTitle } from './cohort-title.ts';
import { standingWords } from './standing-words.ts';

export type CohortPeopleParams = {
  readonly outline: CohortOutline;
  readonly group: CohortGroup;
  readonly page: number;
  readonly times: Times;
  readonly found: CohortPeople;
};

/** The people of one step of the cohort, a page at a time. */
export function cohortPeoplePage(params: CohortPeopleParams): Html {
  const { outline, group, page, times, found } = params;
  const { name } = outline;
  return html`
    ${groupHeading(outline, group)}
    <p class="govuk-body" id="found">${countWords(found.total, 'person', 'people')} on ${dateWords(found.validOn)}, as known at ${instantWords(found.knownAt)}.
      <a class="govuk-link" href="${cohortHref(name, times)}">Back to the cohort</a></p>
    ${groupForm(name, group, times)}
    ${found.people.length === 0 ? null : peopleTable(found.people, times)}
    ${pageLinks(page, found.total, (other) => cohortPeopleHref(name, group, times, other))}`;
}

export function groupHeading({ name }: CohortOutline, group: CohortGroup): Html {
  return html`
    <span class="govuk-caption-xl">${cohortTitle(name)}</span>
    <h1 class="govuk-heading-xl">${cohortGroupLabel(group)}</h1>
    <p class="govuk-body-l">${cohortGroupSentence(group)}</p>`;
}

function groupForm(name: string, group: CohortGroup, times: Times): Html {
  const groups = [...cohortStages, ...neverReasons, ...endedReasons];
  return html`
    <form class="ts-filter" method="get" action="${cohortHref(name)}/people">
      ${Object.entries(timeQuery(times)).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
      ${select({
        id: 'reason',
        name: 'reason',
        label: { text: 'Who' },
        items: groups.map((each) => ({ text: cohortGroupLabel(each), value: each, selected: each === group })),
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>`;
}

function peopleTable(people: readonly CohortLine[], times: Times): Html {
  return table({
    classes: 'ts-table ts-table--people',
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: 'Known as' }, { text: 'In the cohort' }, { text: 'Status that day' }],
    rows: people.map((line) => [
      { html: recordLink(line.who, times) },
      { html: standingWords(line) },
      { text: statusLabel(line.status) },
    ]),
  });
}
