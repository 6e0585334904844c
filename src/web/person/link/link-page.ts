import { button } from '../../component/button.ts';
import { dateInput } from '../../component/date-input.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { panel } from '../../component/panel.ts';
import type { TypedDate } from '../../date-form.ts';
import { type Html, html } from '../../html.ts';

/** One tap each. Nothing of the person stands here: whoever opens the message of another learns nothing. */
export function startedPage(token: string): Html {
  const choice = (value: string, text: string, classes = 'govuk-button--secondary') =>
    html`<form method="post" action="/answer/${token}" novalidate>${button({ text, name: 'answer', value, classes, preventDoubleClick: true })}</form>`;
  return html`
    <h1 class="govuk-heading-l">Have you started your teacher training?</h1>
    ${choice('started', 'Yes, I have started', '')}
    ${choice('later', 'Not yet, I start later')}
    ${choice('not-starting', 'No, I am not going to start')}
    <p class="govuk-body">It takes effect at once. No provider is told unless you say so, and you can take it back when you sign in.</p>`;
}

export function laterPage(token: string, typed: TypedDate, problem: string | undefined): Html {
  const item = (name: 'day' | 'month' | 'year', width: number) => ({
    name,
    value: typed[name],
    classes: `govuk-input--width-${width}${problem === undefined ? '' : ' govuk-input--error'}`,
  });
  return html`
    ${problem === undefined ? null : errorSummary({ titleText: 'There is a problem', errorList: [{ text: problem, href: '#on-day' }] })}
    <form method="post" action="/answer/${token}" novalidate>
      <input type="hidden" name="answer" value="not-yet">
      ${dateInput({
        id: 'on',
        namePrefix: 'on',
        fieldset: {
          legend: { text: 'When do you expect to start?', classes: 'govuk-fieldset__legend--l', isPageHeading: true },
        },
        hint: { text: 'For example, 12 1 2026. A rough day is enough.' },
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
        items: [item('day', 2), item('month', 2), item('year', 4)],
      })}
      ${button({ text: 'Send' })}
    </form>`;
}

export function answeredPage(): Html {
  return html`
    ${panel({ titleText: 'Thank you', text: 'We have kept your answer' })}
    <p class="govuk-body">To tell us more, or to take it back, sign in.</p>
    ${button({ text: 'Sign in', href: '/sign-in' })}`;
}

export function stopPage(token: string): Html {
  return html`
    <h1 class="govuk-heading-l">Stop tips and support by email?</h1>
    <p class="govuk-body">It holds at once and for good, also when your address changes. What concerns your own place or record still reaches you.</p>
    <form method="post" action="/stop/${token}" novalidate>${button({ text: 'Stop these messages' })}</form>`;
}

export function stoppedPage(): Html {
  return html`
    ${panel({ titleText: 'Stopped', text: 'It holds from now on' })}
    <p class="govuk-body">We send you no more tips and support by email. You can start them again when you sign in.</p>`;
}

export function linkOverPage(): Html {
  return html`
    <h1 class="govuk-heading-l">This link no longer works</h1>
    <p class="govuk-body">It is too old, or it is not whole: some programs break long links. You can tell us the same when you sign in.</p>
    ${button({ text: 'Sign in', href: '/sign-in' })}`;
}
