import type { PersonRecord } from '#record/answer.ts';
import { attributeLabel } from '../attribute-word.ts';
import { table } from '../component/table.ts';
import { tag } from '../component/tag.ts';
import { confidenceColour, confidenceLabel } from '../confidence-word.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { sourceName } from '../source-word.ts';
import { valueWords } from '../value-words.ts';

export function attributeTable(attributes: PersonRecord['attributes']): Html {
  const known = Object.entries(attributes);
  return html`
    <h2 class="govuk-heading-l">What we know</h2>
    ${
      known.length === 0
        ? html`<p class="govuk-body">No source has said more than the status.</p>`
        : table({
            classes: 'ts-table',
            caption: 'What we know, and who says so',
            captionClasses: 'govuk-visually-hidden',
            firstCellIsHeader: true,
            head: [{ text: 'What' }, { text: 'Value' }, { text: 'Who says so' }],
            rows: known.map(([name, { value, source, confidence, since, rule }]) => [
              { text: attributeLabel(name), classes: 'ts-code' },
              { text: valueWords(value), classes: 'ts-code' },
              {
                html: html`${tag({ text: confidenceLabel(confidence), classes: confidenceColour(confidence) })}
                  <span class="ts-minor">${sourceName(source)}, since ${shortDate(since)}</span>
                  <span class="ts-minor ts-code">${rule}</span>`,
              },
            ]),
          })
    }`;
}
