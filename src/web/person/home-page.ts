import { heldValue } from '#record/answer.ts';
import { statusCodes } from '#source/status.ts';
import { insetText } from '../component/inset-text.ts';
import { confidenceSentence } from '../confidence-word.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { MyRecord } from './port.ts';
import { tellFlows } from './tell/flow.ts';

/** Where somebody stands in one sentence, what happens next and when, what they may tell us, and the services that matter now. */
export function homePage({ record, isFound, journey }: MyRecord): Html {
  const code = statusCodes.find((each) => each === record.status.code) ?? 'unknown';
  const { stage, next, tells, links } = journey.stages[code];
  const name = heldValue(record.attributes.preferred_name);
  const tasks = tells.filter((kind) => tellFlows[kind] !== undefined);
  return html`
    ${name === undefined ? null : html`<span class="govuk-caption-xl">${name}</span>`}
    <h1 class="govuk-heading-xl">${stage}</h1>
    ${isFound ? null : notFound()}
    <p class="govuk-body-l">${next}</p>
    ${isFound ? html`<p class="govuk-body">${confidenceSentence(record.status.confidence)} It is so since ${dateWords(record.status.since)}. <a class="govuk-link" href="/journey">How we know</a></p>` : null}
    ${question(record)}
    ${
      tasks.length === 0
        ? null
        : html`
    <h2 class="govuk-heading-m">Tell us</h2>
    <ul class="govuk-list govuk-list--spaced">${tasks.map(
      (kind) =>
        html`<li><a class="govuk-link" href="/tell/${kind.replaceAll('_', '-')}">${tellFlows[kind]?.link ?? kind}</a></li>`,
    )}</ul>`
    }
    <h2 class="govuk-heading-m">Services for you now</h2>
    <ul class="govuk-list govuk-list--spaced">${links.map((each) => {
      const link = journey.links[each];
      return link === undefined ? null : html`<li><a class="govuk-link" href="${link.href}">${link.text}</a></li>`;
    })}</ul>
    <p class="govuk-body-s"><a class="govuk-link" href="/not-me">This isn’t me</a></p>`;
}

/** What is open with the person, neutrally: nobody is told what another source says of somebody else. */
function question({ question: asked, contradictions }: MyRecord['record']): Html | null {
  if (contradictions.some(({ state }) => state === 'open'))
    return insetText({
      text: 'Something about your record does not fit together. Please look at your journey and tell us if it is wrong.',
    });
  if (asked?.ask !== 'person') return null;
  const from = asked.from === undefined ? '' : ` from ${dateWords(asked.from)}`;
  return insetText({ text: `We would like to hear from you${from}, by ${dateWords(asked.by)}.` });
}

function notFound(): Html {
  return insetText({
    html: html`<p class="govuk-body">We have not found a record that another service keeps of you. That happens when your address
      here is another than there. <a class="govuk-link" href="/find">Help us find it</a>. Meanwhile you can tell us what you want us to know.</p>`,
  });
}
