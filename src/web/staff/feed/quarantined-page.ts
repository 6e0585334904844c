import { button } from '../../component/button.ts';
import { insetText } from '../../component/inset-text.ts';
import { notificationBanner } from '../../component/notification-banner.ts';
import { summaryList } from '../../component/summary-list.ts';
import { table } from '../../component/table.ts';
import { instantWords } from '../../date-word.ts';
import { quarantinedHref } from '../../feed-address.ts';
import type { QuarantinedDetail, RawRow, RetryOutcome } from '../../feed-port.ts';
import { type Html, html } from '../../html.ts';
import { problemWords } from '../../problem-word.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { feedName } from '../../source-word.ts';

/** A row that waits: the reason beside the row as it came, and what can be done. */
export function quarantinedPage(row: QuarantinedDetail, csrfToken: string, tried: RetryOutcome | null): Html {
  return html`
    ${tried?.kind === 'still' ? stillWrong(tried) : null}
    <h1 class="govuk-heading-xl">A row of ${feedName(row.feed)}</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-m" id="reason">Why it waits</h2>
        ${reasonOf(row)}
        <div class="govuk-button-group">
          <form class="ts-in-line" method="post" action="${quarantinedHref(row.id)}/retry">
            <input type="hidden" name="_csrf" value="${csrfToken}">
            ${button({ text: 'Read it again' })}
          </form>
          ${row.editable === null ? null : button({ text: 'Put it right', href: `${quarantinedHref(row.id)}/correct`, classes: 'govuk-button--secondary' })}
        </div>
        <p class="govuk-body">Reading it again helps once the contract, a code list or a record that it needs has changed. ${
          row.editable === null
            ? 'It cannot be put right here: parts of it are not for everybody to read, or it is no text.'
            : 'Putting it right keeps what was sent beside what is read in its place.'
        }</p>
      </div>
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-m" id="row">The row as it came</h2>
        ${rawRow(row.raw, row.field)}
      </div>
    </div>`;
}

function reasonOf(row: QuarantinedDetail): Html {
  return summaryList({
    classes: 'ts-list',
    rows: [
      { key: { text: 'Problem' }, value: { text: problemWords(row.problem) } },
      { key: { text: 'Field' }, value: { text: row.field ?? 'the whole row' } },
      { key: { text: 'Found' }, value: { text: row.found } },
      { key: { text: 'Expected' }, value: { text: row.expected } },
      { key: { text: 'Channel' }, value: { text: row.channel } },
      { key: { text: 'Set aside' }, value: { text: instantWords(row.recordedAt) } },
    ],
  });
}

function rawRow(raw: RawRow, field: string | null): Html {
  switch (raw.kind) {
    case 'removed':
      return insetText({ text: 'What was sent has been removed.' });
    case 'text':
      return scrollRegion('The row', html`<pre class="ts-raw">${raw.text}</pre>`);
    case 'fields':
      return table({
        classes: 'ts-raw-fields',
        caption: 'The row, a field a line',
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [{ text: 'Field' }, { text: 'Value' }],
        rows: raw.fields.map(({ name, value }) => [
          { html: name === field ? html`<strong>${name}</strong> (the problem)` : html`${name}` },
          { text: value },
        ]),
      });
  }
}

function stillWrong({ field, found, expected }: Extract<RetryOutcome, { kind: 'still' }>): Html {
  return notificationBanner({
    html: html`<p class="govuk-notification-banner__heading">It still does not fit: ${field ?? 'the row'} is ${found}, expected ${expected}.</p>`,
  });
}
