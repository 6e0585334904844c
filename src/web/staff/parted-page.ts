import { type Html, html } from '../html.ts';
import { personHref } from '../person-address.ts';

/** An id that was merged away, and whose records went to several people since. */
export function partedPage(heirs: readonly string[]): Html {
  return html`<h1 class="govuk-heading-l">This record was parted</h1>
<p class="govuk-body">What was held under this id belongs to ${heirs.length} people now.</p>
<ul class="govuk-list govuk-list--bullet">${heirs.map(
    (heir, index) =>
      html`<li><a class="govuk-link" href="${personHref(heir)}">Person ${index + 1} of ${heirs.length}</a></li>`,
  )}</ul>`;
}
