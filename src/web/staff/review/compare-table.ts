import { attributeLabel } from '../../attribute-word.ts';
import { table } from '../../component/table.ts';
import { type Html, html } from '../../html.ts';
import type { ComparedRecord } from '../../review-port.ts';
import { scrollRegion } from '../../scroll-region.ts';

/** The records side by side, an attribute a line; a word says whether they agree, so that no colour has to. */
export function compareTable(records: readonly ComparedRecord[]): Html {
  const attributes = [...new Set(records.flatMap(({ said }) => said.map(({ attribute }) => attribute)))];
  return scrollRegion(
    'The records side by side',
    table({
      classes: 'ts-table ts-compare',
      caption: 'The records side by side',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'What it says' },
        { text: 'Compared' },
        ...records.map(({ record, part }, index) => ({
          html: html`Record ${index + 1}<span class="ts-minor">${record}</span><span class="ts-minor">group ${part + 1}</span>`,
        })),
      ],
      rows: attributes.map((attribute) => {
        const values = records.map((each) => saidBy(each, attribute));
        return [
          { text: attributeLabel(attribute) },
          { html: comparison(values) },
          ...values.map((value) => ({ text: value === '' ? 'not said' : shown(attribute, value) })),
        ];
      }),
    }),
  );
}

function saidBy({ said }: ComparedRecord, attribute: string): string {
  return said
    .filter((each) => each.attribute === attribute)
    .map(({ value }) => value)
    .join(', ');
}

function comparison(values: readonly string[]): Html {
  const said = values.filter((value) => value !== '');
  if (said.length < 2) return html`One says`;
  return new Set(said.map((value) => value.toLowerCase())).size === 1 ? html`Same` : html`<strong>Differ</strong>`;
}

/** Whether two numbers agree is said beside them; the whole number is nobody's to read here. */
function shown(attribute: string, value: string): string {
  return attribute === 'national_insurance_number' ? `${value.slice(0, 2)} ** ** *${value.slice(-2)}` : value;
}
