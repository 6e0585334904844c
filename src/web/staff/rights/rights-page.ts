import { button } from '../../component/button.ts';
import { select } from '../../component/select.ts';
import { table } from '../../component/table.ts';
import { dateWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { requestStateWords, rightTitle } from '../../right-word.ts';
import type { FoundRequest } from '../../rights-port.ts';
import { scrollRegion } from '../../scroll-region.ts';

export type RightsFilter = 'open' | 'all';

/** What people asked for as of right; what is due first on top. */
export function rightsPage(filter: RightsFilter, requests: readonly FoundRequest[], today: string): Html {
  const open = requests.filter(({ state }) => state === 'open');
  const late = open.filter(({ due }) => due < today);
  const shown = (filter === 'open' ? open : requests).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return html`
    <h1 class="govuk-heading-xl">Rights</h1>
    <p class="govuk-body">To see what is held, to have it erased, to have it kept and not used, or not used for messages: the law gives everybody these rights, and us a month to answer.</p>
    <p class="govuk-body">${countWords(open.length, 'request waits', 'requests wait')}, ${late.length} of them past the day on which they were due.</p>
    <form class="ts-filter" method="get" action="/staff/rights">
      ${select({
        id: 'state',
        name: 'state',
        label: { text: 'State' },
        items: [
          { text: 'Waiting', value: 'open', selected: filter === 'open' },
          { text: 'All', value: 'all', selected: filter === 'all' },
        ],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body" id="found">${countWords(shown.length, 'request', 'requests')}</p>
    ${shown.length === 0 ? null : requestTable(shown, today)}`;
}

function requestTable(requests: readonly FoundRequest[], today: string): Html {
  return scrollRegion(
    'Requests',
    table({
      classes: 'ts-table',
      caption: 'Requests, what is due first on top',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'What' }, { text: 'Whose' }, { text: 'State' }, { text: 'Due' }],
      rows: requests.map((each) => [
        {
          html: html`<a class="govuk-link" href="/staff/rights/${each.id}">${rightTitle(each.right)}<span class="govuk-visually-hidden"> of ${each.who}</span></a>`,
        },
        { html: html`<span class="ts-code">${each.who}</span>` },
        { text: requestStateWords(each) },
        {
          html: html`${dateWords(each.due)}<span class="ts-minor">${each.state === 'open' && each.due < today ? 'late, ' : ''}asked ${dateWords(each.asked)}</span>`,
        },
      ]),
    }),
  );
}
