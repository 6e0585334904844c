import { attributeLabel } from '../attribute-word.ts';
import { attributeBands } from '../chart/attribute-band.ts';
import { sourceColours } from '../chart/source-colour.ts';
import { details } from '../component/details.ts';
import { table } from '../component/table.ts';
import { dateWords, shortDate, shortInstant } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { HeldWords, PersonPage } from '../port.ts';
import { scrollRegion } from '../scroll-region.ts';
import { sourceName } from '../source-word.ts';
import { valueWords } from '../value-words.ts';

/** Each attribute and way to reach the person in both times: a picture by source, and behind it the tables. */
export function attributeTimeline({ timelines, answer, today }: PersonPage): Html | null {
  const names = Object.keys(timelines.held);
  if (names.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l" id="attributes">Each attribute over time</h2>
    <figure class="ts-figure-block">
      ${attributeBands({ held: timelines.held, validOn: answer.validOn, today })}
      <figcaption class="govuk-body-s ts-key">${sourceColours.map(
        ([source, colour]) =>
          html`<span><svg width="16" height="16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${colour}"/></svg> ${sourceName(source)}</span>`,
      )}</figcaption>
    </figure>
    ${names.map((name) =>
      details({
        classes: 'ts-details',
        summaryText: attributeLabel(name),
        html: html`${heldTable(name, timelines.held[name] ?? [])}
          ${beliefTable(name, timelines.believed[name] ?? [], answer.validOn)}`,
      }),
    )}`;
}

function heldTable(name: string, spans: PersonPage['timelines']['held'][string]): Html {
  return scrollRegion(
    `${attributeLabel(name)} over time`,
    table({
      classes: 'ts-table ts-table--dense',
      caption: 'What held, as known then',
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: [{ text: 'From' }, { text: 'Until' }, { text: 'Value' }, { text: 'Who says so' }],
      rows: spans.map(({ from, until, held }) => [
        { text: shortDate(from) },
        { text: until === null ? 'Still' : shortDate(until) },
        ...heldCells(held),
      ]),
    }),
  );
}

function beliefTable(name: string, beliefs: PersonPage['timelines']['believed'][string], validOn: string): Html | null {
  if (beliefs.length === 0) return null;
  return scrollRegion(
    `What we believed of ${attributeLabel(name)}`,
    table({
      classes: 'ts-table ts-table--dense',
      caption: `What we believed of ${dateWords(validOn)}`,
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: [{ text: 'Known from' }, { text: 'Value' }, { text: 'Who says so' }],
      rows: beliefs.map(({ knownFrom, held }) => [{ text: shortInstant(knownFrom) }, ...heldCells(held)]),
    }),
  );
}

function heldCells(held: HeldWords | null) {
  return held === null
    ? [{ text: 'Nothing' }, { text: '' }]
    : [{ text: valueWords(held.value), classes: 'ts-code' }, { text: sourceName(held.source) }];
}
