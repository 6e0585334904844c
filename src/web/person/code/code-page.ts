import { button } from '../../component/button.ts';
import { details } from '../../component/details.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { insetText } from '../../component/inset-text.ts';
import { notificationBanner } from '../../component/notification-banner.ts';
import { type Html, html } from '../../html.ts';
import type { CodeSending, CodeSent } from '../port.ts';

export type AskedCode = {
  readonly id: string;
  readonly sending: CodeSending;
  readonly problem: string | undefined;
  readonly isAgain: boolean;
  /** Where it can be read, in made-up England. */
  readonly outbox: string | null;
  readonly csrfToken: string;
};

/** Asks for the code that was sent: the pattern "confirm an email address" of the design system. */
export function codePage({ id, sending, problem, isAgain, outbox, csrfToken }: AskedCode): Html {
  const [title, by] =
    sending.way === 'email' ? ['Check your email', 'an email'] : ['Check your phone', 'a text message'];
  const csrf = html`<input type="hidden" name="_csrf" value="${csrfToken}">`;
  return html`
    ${problem === undefined ? null : errorSummary({ titleText: 'There is a problem', errorList: [{ text: problem, href: '#code' }] })}
    ${isAgain ? notificationBanner({ type: 'success', text: 'We have sent a new code. Only the newest works on this page.' }) : null}
    <h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">We have sent ${by} with a code of six figures to <strong class="govuk-!-text-break-word">${sending.address}</strong>. It can take some minutes. The code works for 15 minutes.</p>
    ${outbox === null ? null : insetText({ html: html`Made-up England: nothing leaves this machine. <a class="govuk-link" href="${outbox}">Read what was sent</a>.` })}
    <form method="post" action="/code/${id}" novalidate>
      ${csrf}
      ${input({
        id: 'code',
        name: 'code',
        classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        spellcheck: false,
        label: { text: 'Enter the code', classes: 'govuk-label--s' },
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
      })}
      ${button({ text: 'Continue' })}
    </form>
    ${details({
      summaryText: 'I did not get it',
      html: html`<p class="govuk-body">Look in your spam folder, and see whether the address above is right.</p>
      <form method="post" action="/code/${id}/again" novalidate>${csrf}${button({ text: 'Send another code', classes: 'govuk-button--secondary' })}</form>`,
    })}
    <p class="govuk-body"><a class="govuk-link" href="${otherHref(sending)}">${sending.way === 'email' ? 'Use another email address' : 'Use another number'}</a></p>`;
}

export function otherHref({ purpose, way }: Pick<CodeSending, 'purpose' | 'way'>): string {
  return purpose === 'find' ? '/find' : `/tell/contact-${way}`;
}

export function codeOverPage(again: string): Html {
  return html`
    <h1 class="govuk-heading-l">That code no longer works</h1>
    <p class="govuk-body">It is too old, was used already, or was entered wrongly five times. Nothing was changed.</p>
    ${button({ text: 'Start again', href: again })}`;
}

export function noCodePage(why: Exclude<CodeSent['kind'], 'sent'>): Html {
  return html`
    <h1 class="govuk-heading-l">We could not send a code</h1>
    <p class="govuk-body">${
      why === 'too-many'
        ? 'Too many codes were asked for in the last hour. Try again in an hour.'
        : 'Messages cannot leave just now. Nothing was changed: try again in some minutes.'
    }</p>
    ${button({ text: 'Go to your home page', href: '/home' })}`;
}
