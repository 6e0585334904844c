import type { Kept, ShadowRun } from '#identity/check/match-run.ts';
import { moveWord } from '../../check-word.ts';
import { table } from '../../component/table.ts';
import { instantWords, shortInstant } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import type { MatchingReport } from '../../matching-port.ts';
import { numberWords } from '../../number-word.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { recordLink } from '../record-link.ts';

/** Models that ran in the shadow, and whom the last of them would move. */
export function shadowSection({ model, shadowedAt, shadows }: MatchingReport): Html {
  const [last] = shadows;
  return html`
    <h2 class="govuk-heading-l" id="shadow">Models in the shadow</h2>
    <p class="govuk-body">A new model, or new thresholds, first match everybody without changing anything.</p>
    <p class="govuk-body">The model in force is ${model}. ${shadowedAt === null ? 'It did not run in the shadow.' : `It ran in the shadow on ${instantWords(shadowedAt)}.`}</p>
    ${last === undefined ? html`<p class="govuk-body">No model has run in the shadow yet.</p>` : html`${runTable(shadows)}${moveTable(last)}`}`;
}

function runTable(shadows: readonly Kept<ShadowRun>[]): Html {
  return scrollRegion(
    'Models in the shadow',
    table({
      classes: 'ts-table',
      caption: 'Models in the shadow, the newest first',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'Model' },
        { text: 'Joined', format: 'numeric' },
        { text: 'Parted', format: 'numeric' },
        { text: 'Asked', format: 'numeric' },
        { text: 'Not asked', format: 'numeric' },
      ],
      rows: shadows.map(({ model, at, differences: { together, apart, ask, unasked } }) => [
        { html: html`${model}<span class="ts-minor">${shortInstant(at)}</span>` },
        ...[together, apart, ask, unasked].map((count) => ({ text: numberWords(count), format: 'numeric' as const })),
      ]),
    }),
  );
}

function moveTable({ model, moves }: ShadowRun): Html {
  if (moves.length === 0) return html`<p class="govuk-body">${model} would change nothing.</p>`;
  return html`
    <h3 class="govuk-heading-m">What ${model} would do, the first ${numberWords(moves.length)}</h3>
    ${scrollRegion(
      'What it would do',
      table({
        classes: 'ts-table',
        caption: 'What it would do',
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [{ text: 'What' }, { text: 'Bits', format: 'numeric' }, { text: 'Records' }],
        rows: moves.map(({ kind, bits, groups }) => [
          { text: moveWord(kind) },
          { text: bits === null ? '' : bits.toFixed(1), format: 'numeric' },
          {
            html: html`${groups.map((group, at) => html`${at === 0 ? null : html`<span class="ts-minor">and</span>`}${group.map((record) => html`<div>${recordLink(record)}</div>`)}`)}`,
          },
        ]),
      }),
    )}`;
}
