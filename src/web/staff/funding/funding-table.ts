import { differenceWords } from '#insight/difference-word.ts';
import type { Difference, FundingLine } from '#insight/funding-check.ts';
import { funnelBar } from '../../chart/funnel-bar.ts';
import { table } from '../../component/table.ts';
import { tag } from '../../component/tag.ts';
import { type Html, html } from '../../html.ts';
import { numberWords } from '../../number-word.ts';
import { scrollRegion } from '../../scroll-region.ts';

/** Lines of the comparison; the bar shows on what both counts agree, and behind it the difference. */
export function fundingTable(caption: string, lines: readonly FundingLine[]): Html {
  const everybody = Math.max(...lines.map(({ ours, theirs }) => Math.max(ours, theirs ?? 0)), 1);
  return scrollRegion(
    caption,
    table({
      classes: 'ts-table',
      caption,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'Provider, subject and route' },
        { text: 'Ours', format: 'numeric' },
        { text: 'Theirs', format: 'numeric' },
        { text: 'Difference', format: 'numeric' },
        { text: 'Why' },
      ],
      rows: lines.map((line) => [
        { html: html`${nameOf(line)}${barOf(line, everybody)}` },
        { html: ours(line), format: 'numeric' },
        { text: line.theirs === null ? 'None' : numberWords(line.theirs), format: 'numeric' },
        { text: signed(line.difference), format: 'numeric' },
        { html: html`${tags[line.why]}<span class="ts-minor">${differenceWords(line.why)}</span>` },
      ]),
    }),
  );
}

const tags: Readonly<Record<Difference, Html>> = {
  same: tag({ text: 'Same', classes: 'govuk-tag--green' }),
  lag: tag({ text: 'Lag', classes: 'govuk-tag--grey' }),
  uncertain: tag({ text: 'Uncertain', classes: 'govuk-tag--yellow' }),
  not_listed: tag({ text: 'Not listed', classes: 'govuk-tag--grey' }),
  unexplained: tag({ text: 'Look at it', classes: 'govuk-tag--red' }),
};

function nameOf({ provider, providerName, subject, route }: FundingLine): Html {
  return html`${providerName ?? provider}<span class="ts-minor">${provider}: ${subject}, ${route}</span>`;
}

function barOf({ ours: our, theirs, difference }: FundingLine, everybody: number): Html {
  return funnelBar({ left: Math.min(our, theirs ?? 0), lost: Math.abs(difference), everybody });
}

function ours({ ours: count, uncertain }: FundingLine): Html {
  return html`${numberWords(count)}${uncertain === 0 ? null : html`<span class="ts-minor">and ${numberWords(uncertain)} uncertain</span>`}`;
}

/** +3, −2, 0. */
function signed(difference: number): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '\u2212'}${numberWords(Math.abs(difference))}`;
}
