import { table } from '../component/table.ts';
import { type Html, html, trusted } from '../html.ts';
import type { Score, ScoreStep } from '../review-port.ts';
import { scrollRegion } from '../scroll-region.ts';

const [width, labelWidth, rowHeight] = [640, 190, 26];

/** How the bits of a score add up, a bar a comparison, from where the last one ended; the table gives the same. */
export function waterfall({ bits, probability, steps }: Score): Html {
  const ends = endsOf(steps);
  const lowest = Math.min(0, ...ends);
  const highest = Math.max(0, ...ends);
  const at = (value: number): number =>
    Math.round(labelWidth + ((value - lowest) / (highest - lowest || 1)) * (width - labelWidth - 70));
  const height = (steps.length + 1) * rowHeight;
  const bars = steps.map((step, index) => bar(step, ends[index - 1] ?? 0, ends[index] ?? 0, index, at));
  return html`
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" class="ts-chart ts-waterfall" role="img" aria-labelledby="waterfall-title waterfall-description">
      <title id="waterfall-title">How the score adds up</title>
      <desc id="waterfall-description">A bar for each comparison: to the right it speaks for one person, to the left against. The table after the picture gives every number.</desc>
      <line x1="${at(0)}" x2="${at(0)}" y1="0" y2="${height}" stroke="#505a5f"></line>
      ${bars}
      ${bar({ comparison: 'together', level: '', bits, left: null, right: null }, 0, bits, steps.length, at)}
    </svg>
    ${scrollRegion(
      'The score',
      table({
        classes: 'ts-table',
        caption: `Together ${signed(bits)} bits: ${(probability * 100).toFixed(1)} in a hundred such pairs are one person`,
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [
          { text: 'Compared' },
          { text: 'Found' },
          { text: 'One says' },
          { text: 'The other' },
          { text: 'Bits', format: 'numeric' },
        ],
        rows: steps.map((step) => [
          { text: step.comparison },
          { text: step.level },
          { text: step.left ?? 'not said' },
          { text: step.right ?? 'not said' },
          { text: signed(step.bits), format: 'numeric' },
        ]),
      }),
    )}`;
}

function endsOf(steps: readonly ScoreStep[]): readonly number[] {
  let end = 0;
  return steps.map(({ bits }) => {
    end += bits;
    return end;
  });
}

function bar(
  { comparison, bits }: ScoreStep,
  from: number,
  to: number,
  index: number,
  at: (value: number) => number,
): Html {
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
  const y = index * rowHeight;
  return trusted(
    html`<text x="0" y="${y + 17}" font-size="14" fill="#0b0c0c">${comparison}</text><rect x="${left}" y="${y + 4}" width="${Math.max(1, right - left)}" height="${rowHeight - 8}" fill="${bits < 0 ? '#d4351c' : '#00703c'}"></rect><text x="${right + 4}" y="${y + 17}" font-size="14" fill="#0b0c0c">${signed(bits)}</text>`.toString(),
  );
}

function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
}
