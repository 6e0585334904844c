import { button } from '../../component/button.ts';
import { insetText } from '../../component/inset-text.ts';
import { panel } from '../../component/panel.ts';
import { dateWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { statusLabel } from '../../status-word.ts';
import type { MyRecord, Told } from '../port.ts';
import type { ToldWords } from './flow.ts';

/** That it was kept, under which reference, and what we now believe. */
export function donePage({ record }: MyRecord, told: Told, flow: ToldWords, needsHelp: boolean): Html {
  return html`
    ${panel({ titleText: 'Thank you', html: html`Your reference<br><strong>${told.reference}</strong>` })}
    ${needsHelp ? help : null}
    <p class="govuk-body">We now believe: <strong>${statusLabel(record.status.code).toLowerCase()}</strong>, since ${dateWords(record.status.since)}.</p>
    <p class="govuk-body">${flow.keeps}</p>
    <p class="govuk-body">You can <a class="govuk-link" href="/told/${told.reference}/take-back">take this back</a> at any time.</p>
    ${button({ text: 'Go to your home page', href: '/home' })}`;
}

/** Somebody wrote words that may mean danger: help is shown at once, and nobody is told. */
const help = insetText({
  html: html`<p class="govuk-body"><strong>If you are in danger or want to hurt yourself, call 999.</strong></p>
    <p class="govuk-body">You can call Samaritans free on 116 123 at any hour, or text SHOUT to 85258. Education Support helps
      everybody who works in education on 08000 562 561. Nobody was told what you wrote.</p>`,
});

const crisis =
  /\b(suicid\w*|kill(ing)? myself|end (it all|my life)|self[- ]?harm\w*|hurt(ing)? myself|want to die|no reason to live|abus(e|ed|ive)|assault\w*)\b/i;

export function soundsLikeCrisis(text: string): boolean {
  return crisis.test(text);
}

export function takeBackPage(told: Told, flow: ToldWords, csrfToken: string): Html {
  return html`
    <h1 class="govuk-heading-l">Take back what you told us?</h1>
    <p class="govuk-body">“${flow.link}”, of ${dateWords(told.saidAt.slice(0, 10))}. We then go by what the other sources say. That you said it, and took it back, stays in your record.</p>
    <form method="post" action="/told/${told.reference}/take-back" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      <div class="govuk-button-group">
        ${button({ text: 'Take it back', classes: 'govuk-button--warning' })}
        <a class="govuk-link" href="/told">Keep it</a>
      </div>
    </form>`;
}
