import { button } from '../../component/button.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { textarea } from '../../component/textarea.ts';
import { quarantinedHref } from '../../feed-address.ts';
import type { QuarantinedDetail } from '../../feed-port.ts';
import { type Html, html } from '../../html.ts';

export type Correction = { readonly text: string; readonly because: string };
export type CorrectionProblems = { readonly text?: string; readonly because?: string };

/** Puts a row right: what a steward makes of it is read in its place, under their reason. */
export function correctPage(
  row: QuarantinedDetail,
  csrfToken: string,
  { text, because }: Correction,
  problems: CorrectionProblems,
): Html {
  const errors = [
    ...(problems.text === undefined ? [] : [{ text: problems.text, href: '#text' }]),
    ...(problems.because === undefined ? [] : [{ text: problems.because, href: '#because' }]),
  ];
  return html`
    ${errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors })}
    <h1 class="govuk-heading-xl">Put the row right</h1>
    <p class="govuk-body">${row.field ?? 'The row'} is ${row.found}; expected is ${row.expected}.</p>
    <form method="post" action="${quarantinedHref(row.id)}/correct">
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${textarea({
        id: 'text',
        name: 'text',
        rows: 12,
        value: text,
        spellcheck: false,
        classes: 'ts-raw',
        label: { text: 'The row', classes: 'govuk-label--m' },
        hint: { text: 'Change only what is wrong. What was sent stays as it is, beside this.' },
        ...(problems.text === undefined ? {} : { errorMessage: { text: problems.text } }),
      })}
      ${input({
        id: 'because',
        name: 'because',
        value: because,
        label: { text: 'Why, and how you know', classes: 'govuk-label--m' },
        hint: { text: 'For whoever looks at this later. No names.' },
        ...(problems.because === undefined ? {} : { errorMessage: { text: problems.because } }),
      })}
      ${button({ text: 'Read it so' })}
    </form>`;
}
