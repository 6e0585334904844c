import type { Explanation, Losing } from '#record/explain/explain.ts';
import { tag } from '../component/tag.ts';
import { confidenceColour, confidenceLabel } from '../confidence-word.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { statusLabel } from '../status-word.ts';

/** What else is said and why it does not count, what would change the answer, and what we wait for. */
export function explanationList({ losing, wouldChange, waitingFor }: Explanation): Html {
  return html`
    ${
      losing.length === 0
        ? null
        : html`<h2 class="govuk-heading-m" id="otherwise">What says otherwise</h2>
          <ul class="govuk-list govuk-list--spaced">${losing.map(lost)}</ul>`
    }
    <h2 class="govuk-heading-m" id="change">What would change this</h2>
    <ul class="govuk-list govuk-list--bullet">${wouldChange.map((each) => html`<li>${each}</li>`)}</ul>
    <p class="govuk-body"><strong>Waiting for:</strong> ${waitingFor}</p>`;
}

function lost({ code, confidence, because, evidence }: Losing): Html {
  return html`<li><strong>${statusLabel(code)}</strong>
    ${tag({ text: confidenceLabel(confidence), classes: confidenceColour(confidence) })}<br>${because}
    ${evidence.map(
      ({ source, since, says }) =>
        html`<br><span class="ts-minor"><span class="ts-code">${source}</span> says ${says}, since ${dateWords(since)}</span>`,
    )}</li>`;
}
