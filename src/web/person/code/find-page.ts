import { button } from '../../component/button.ts';
import { dateInput } from '../../component/date-input.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { panel } from '../../component/panel.ts';
import type { TypedDate } from '../../date-form.ts';
import { type Html, html } from '../../html.ts';

/** An address by which a record may be known: it is proved first, so that nobody learns whose record exists. */
export function findPage(typed: string, problem: string | undefined, csrfToken: string): Html {
  return html`
    ${summary({ email: problem })}
    <h1 class="govuk-heading-l">Which email address did you apply with?</h1>
    <p class="govuk-body">We send a code there. Once you enter it we look for a record with that address.</p>
    <form method="post" action="/find" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${input({
        id: 'email',
        name: 'email',
        value: typed,
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
        label: { text: 'Email address', classes: 'govuk-label--s' },
        hint: { text: 'In Apply for teacher training, or the one that your provider has' },
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
      })}
      ${button({ text: 'Send a code' })}
    </form>
    <p class="govuk-body"><a class="govuk-link" href="/find/who">I cannot read messages to that address</a></p>`;
}

export type WhoTyped = {
  readonly firstName: string;
  readonly lastName: string;
  readonly day: TypedDate;
  readonly trn: string;
};
export type WhoProblems = { readonly [Field in 'first-name' | 'last-name' | 'born-day' | 'trn']?: string | undefined };

/** Who they say that they are, for somebody to look at. */
export function whoPage(typed: WhoTyped, problems: WhoProblems, csrfToken: string): Html {
  const wrong = (field: keyof WhoProblems) =>
    problems[field] === undefined ? {} : { errorMessage: { text: problems[field] } };
  const part = (name: 'day' | 'month' | 'year', width: number) => ({
    name,
    value: typed.day[name],
    classes: `govuk-input--width-${width}${problems['born-day'] === undefined ? '' : ' govuk-input--error'}`,
  });
  return html`
    ${summary(problems)}
    <h1 class="govuk-heading-l">Who should we look for?</h1>
    <p class="govuk-body">No record has an address that you have proved. Tell us who you are, and somebody looks for your record. Nothing of any record is shown to you until they are sure.</p>
    <form method="post" action="/find/who" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${input({ id: 'first-name', name: 'first-name', value: typed.firstName, autocomplete: 'given-name', spellcheck: false, label: { text: 'First name', classes: 'govuk-label--s' }, ...wrong('first-name') })}
      ${input({ id: 'last-name', name: 'last-name', value: typed.lastName, autocomplete: 'family-name', spellcheck: false, label: { text: 'Last name', classes: 'govuk-label--s' }, hint: { text: 'As you had it when you applied' }, ...wrong('last-name') })}
      ${dateInput({
        id: 'born',
        namePrefix: 'born',
        fieldset: { legend: { text: 'Date of birth', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'For example, 31 3 1999' },
        ...wrong('born-day'),
        items: [part('day', 2), part('month', 2), part('year', 4)],
      })}
      ${input({ id: 'trn', name: 'trn', value: typed.trn, classes: 'govuk-input--width-10', inputmode: 'numeric', spellcheck: false, label: { text: 'Teacher reference number (TRN), if you have one', classes: 'govuk-label--s' }, hint: { text: 'Seven figures' }, ...wrong('trn') })}
      ${button({ text: 'Send' })}
    </form>`;
}

export function askedPage(): Html {
  return html`
    ${panel({ titleText: 'Thank you', text: 'Somebody will look for your record' })}
    <p class="govuk-body">It takes up to five working days. Your home page changes by itself once it is found; you need do nothing.</p>
    <p class="govuk-body">Meanwhile you can tell us that you started, what you want to be called, and which messages you want.</p>
    ${button({ text: 'Go to your home page', href: '/home' })}`;
}

function summary(problems: Readonly<Record<string, string | undefined>>): Html | null {
  const errorList = Object.entries(problems).flatMap(([field, text]) =>
    text === undefined ? [] : [{ text, href: `#${field}` }],
  );
  return errorList.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList });
}
