import { button } from '../../component/button.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { radios } from '../../component/radios.ts';
import { type Html, html } from '../../html.ts';

const words: Readonly<Record<string, string>> = {
  'support-call': 'They asked for help',
  complaint: 'They complained',
  'rights-request': 'They asked for a right, such as to see or erase their record',
  contradiction: 'I look into a contradiction about them',
};

/** Why a record is opened, said before anything of it is shown. */
export function openCasePage(
  href: string,
  purposes: readonly string[],
  problem: string | undefined,
  csrfToken: string,
): Html {
  return html`
    ${problem === undefined ? null : errorSummary({ titleText: 'There is a problem', errorList: [{ text: problem, href: '#purpose' }] })}
    <form method="post" action="${href}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${radios({
        idPrefix: 'purpose',
        name: 'purpose',
        fieldset: {
          legend: { text: 'Why do you open this record?', classes: 'govuk-fieldset__legend--l', isPageHeading: true },
        },
        hint: { text: 'It is written down, and the person can see it. The record stays open to you for an hour.' },
        items: purposes.map((value) => ({ value, text: words[value] ?? value.replaceAll('-', ' ') })),
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
      })}
      ${button({ text: 'Open the record' })}
    </form>`;
}
