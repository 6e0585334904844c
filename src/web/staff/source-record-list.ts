import { type Html, html } from '../html.ts';
import { isSafeInAddress, personHref } from '../person-address.ts';

/** Every record that we hold to be this person; any of them is an address of this page, unless its key holds a TRN. */
export function sourceRecordList(records: readonly string[]): Html {
  return html`
    <h2 class="govuk-heading-l">Source records held to be this person</h2>
    <ul class="govuk-list">${records.map((record) =>
      isSafeInAddress(record)
        ? html`<li><a class="govuk-link ts-code" href="${personHref(record)}">${record}</a></li>`
        : html`<li class="ts-code">${record}</li>`,
    )}</ul>`;
}
