import { type Times, today } from '../address.ts';
import { type Html, html } from '../html.ts';
import { isSafeInAddress, personHref } from '../person-address.ts';

/** A record's name as a link to its person; it may break after the feed on a narrow screen. */
export function recordLink(who: string, times: Times = today): Html {
  const [feed, ...key] = who.split(':');
  const name = html`${feed ?? ''}:<wbr>${key.join(':')}`;
  return isSafeInAddress(who)
    ? html`<a class="govuk-link ts-code" href="${personHref(who, times)}">${name}</a>`
    : html`<span class="ts-code">${name}</span>`;
}
