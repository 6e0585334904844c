import { feeds } from '#source/feed.ts';
import { button } from '../../component/button.ts';
import { select } from '../../component/select.ts';
import { table } from '../../component/table.ts';
import { shortInstant } from '../../date-word.ts';
import { quarantinedHref, quarantineHref } from '../../feed-address.ts';
import type { QuarantinedRow, QuarantineFilter } from '../../feed-port.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { problemWords } from '../../problem-word.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { feedName } from '../../source-word.ts';
import { pageLinks } from '../people-pagination.ts';

type Found = { readonly total: number; readonly rows: readonly QuarantinedRow[] };

/** The rows that wait: what is wrong with each, by field and shape; its values are on its own page. */
export function quarantineListPage(filter: QuarantineFilter, { total, rows }: Found): Html {
  const whose = filter.feed === null ? '' : ` of ${feedName(filter.feed)}`;
  return html`
    <h1 class="govuk-heading-xl">Quarantine</h1>
    <p class="govuk-body">A row that does not fit its contract waits here, whole, until the source, the contract or a steward puts it right. Nothing is dropped.</p>
    <form class="ts-filter" method="get" action="/staff/quarantine">
      ${select({
        id: 'feed',
        name: 'feed',
        label: { text: 'Feed' },
        items: [
          { text: 'Any feed', value: '', selected: filter.feed === null },
          ...feeds.map((feed) => ({ text: feedName(feed), value: feed, selected: feed === filter.feed })),
        ],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body" id="found">${countWords(total, 'row', 'rows')}${whose}</p>
    ${rows.length === 0 ? null : rowTable(rows)}
    ${pageLinks(filter.page, total, (page) => quarantineHref(filter.feed, page))}`;
}

function rowTable(rows: readonly QuarantinedRow[]): Html {
  return scrollRegion(
    'Rows in quarantine',
    table({
      classes: 'ts-table',
      caption: 'Rows in quarantine, newest first',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Row' }, { text: 'What is wrong' }, { text: 'Field' }, { text: 'Set aside' }],
      rows: rows.map((row) => [
        {
          html: html`<a class="govuk-link" href="${quarantinedHref(row.id)}">${feedName(row.feed)}</a><span class="ts-minor">${row.channel}</span>`,
        },
        { text: problemWords(row.problem) },
        { html: html`${row.field ?? 'the whole row'}<span class="ts-minor">${row.found}</span>` },
        { text: shortInstant(row.recordedAt) },
      ]),
    }),
  );
}
