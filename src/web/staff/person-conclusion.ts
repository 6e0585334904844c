import { tag } from '../component/tag.ts';
import { timeline } from '../component/timeline.ts';
import { confidenceColour, confidenceLabel } from '../confidence-word.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { StatusSpan } from '../port.ts';
import { ruleWords } from '../rule-word.ts';
import { sourceName } from '../source-word.ts';
import { statusLabel } from '../status-word.ts';

/** Each run of days with one status, the latest first, with its reason. */
export function conclusions(spans: readonly StatusSpan[]): Html {
  return html`
    <h2 class="govuk-heading-l govuk-!-margin-top-7" id="concluded">What we concluded</h2>
    ${
      spans.length === 0
        ? html`<p class="govuk-body">Nothing yet.</p>`
        : timeline({
            headingLevel: 3,
            items: spans.toReversed().map((span) => ({
              label: { text: statusLabel(span.code) },
              datetime: { timestamp: span.from, type: 'date' },
              html: html`<p class="govuk-body">${tag({ text: confidenceLabel(span.confidence), classes: confidenceColour(span.confidence) })}
                ${span.reason}</p>
                <p class="govuk-body-s">${span.until === null ? 'Until now' : `Until ${dateWords(span.until)}`}.
                From ${sourceName(span.source)}. Rule ${ruleWords(span.rule)}.</p>`,
            })),
          })
    }`;
}
