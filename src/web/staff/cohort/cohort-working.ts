import { type Html, html } from '../../html.ts';
import { numberWords } from '../../number-word.ts';

export type Working = { readonly done: number; readonly of: number | null };

/** Whether the page comes again by itself, and the address at which that is the other way round. */
export type Refresh = { readonly href: string; readonly isOn: boolean };

/** What is not worked out yet, how far it is, and that looking again costs nothing. */
export function workingPanel(what: string, { done, of }: Working, refresh: Refresh): Html {
  const id = `working-${what.toLowerCase().replaceAll(' ', '-')}`;
  const far =
    of === null ? html`It has just begun.` : html`${numberWords(done)} of ${numberWords(of)} people are done.`;
  return html`
    <section class="ts-panel" aria-labelledby="${id}">
      <h2 class="govuk-heading-m" id="${id}">${what} is being worked out</h2>
      <p class="govuk-body">For each person it is asked again what was known of them then. ${far}</p>
      ${
        of === null
          ? null
          : html`<progress class="ts-progress" aria-labelledby="${id}" max="${of}" value="${done}">${numberWords(done)} of ${numberWords(of)}</progress>`
      }
      <p class="govuk-body">${
        refresh.isOn
          ? html`This page fetches itself again every few seconds. <a class="govuk-link" href="${refresh.href}">Stop that</a>`
          : html`<a class="govuk-link" href="${refresh.href}">Fetch this page again every few seconds</a>`
      }</p>
    </section>`;
}
