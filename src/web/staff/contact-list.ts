import type { PersonRecord } from '#record/answer.ts';
import { attributeLabel } from '../attribute-word.ts';
import { summaryList } from '../component/summary-list.ts';
import { type Html, html } from '../html.ts';
import { sourceName } from '../source-word.ts';
import { valueWords } from '../value-words.ts';

export function contactList(contact: PersonRecord['contact']): Html {
  const ways = Object.entries(contact);
  return html`
    <h2 class="govuk-heading-l">How to reach them</h2>
    ${
      ways.length === 0
        ? html`<p class="govuk-body">We know no way to reach this person.</p>`
        : summaryList({
            classes: 'ts-list',
            rows: ways.map(([way, { value, source, rule, verified }]) => ({
              key: { text: attributeLabel(way) },
              value: {
                html: html`<span class="ts-code">${valueWords(value)}</span>
                  <span class="ts-minor">From ${sourceName(source)}, ${verified ? 'verified' : 'not verified'}. Rule ${rule}</span>`,
              },
            })),
          })
    }`;
}
