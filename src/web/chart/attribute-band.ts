import { attributeLabel } from '../attribute-word.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { PersonPage } from '../port.ts';
import { sourceName } from '../source-word.ts';
import { valueWords } from '../value-words.ts';
import { sourceColour } from './source-colour.ts';
import { timeScale } from './time-scale.ts';

export type AttributeBands = {
  readonly held: PersonPage['timelines']['held'];
  readonly validOn: string;
  readonly today: string;
};

const top = 62;
const laneHeight = 46;

/** A lane an attribute, in the colour of who says so. Places are percentages, so it fits a phone without being shrunk. */
export function attributeBands({ held, validOn, today }: AttributeBands): Html {
  const lanes = Object.entries(held);
  const days = lanes.flatMap(([, spans]) => spans.map(({ from }) => from));
  const scale = timeScale([today, validOn, ...days]);
  const height = top + lanes.length * laneHeight + 8;
  const day = scale.percent(validOn);
  return html`<svg class="ts-timeline" width="100%" height="${height}" role="img" aria-labelledby="attributes-title attributes-description" xmlns="http://www.w3.org/2000/svg">
    <title id="attributes-title">Each attribute over time, by who says so</title>
    <desc id="attributes-description">One lane for each of ${lanes.length} attributes. The tables after the picture say the same in words.</desc>
    ${scale.ticks.map(
      ({ percent, date }) =>
        html`<line class="ts-timeline__grid" x1="${percent}%" x2="${percent}%" y1="40" y2="${height}"/>${percent > 92 ? null : html`<text class="${percent > 80 ? 'ts-timeline__tick ts-timeline--wide' : 'ts-timeline__tick'}" x="${percent}%" y="52" dx="4">${shortDate(date).slice(2)}</text>`}`,
    )}
    <line class="ts-timeline__valid" x1="${day}%" x2="${day}%" y1="20" y2="${height}"/>
    <text class="ts-timeline__marker" x="${day}%" y="32" dx="${day > 50 ? -6 : 6}" text-anchor="${day > 50 ? 'end' : 'start'}">Valid on ${shortDate(validOn)}</text>
    ${lanes.map(([name, spans], index) => {
      const y = top + index * laneHeight;
      return html`<text class="ts-timeline__lane" x="0" y="${y + 16}">${attributeLabel(name)}</text>${spans.map(
        ({ from, until, held: one }) => {
          if (one === null) return null;
          const start = scale.percent(from);
          const end = until === null ? scale.percent(today) : scale.percent(until);
          return html`<g><title>${valueWords(one.value)}, from ${shortDate(from)}: ${sourceName(one.source)}</title><rect class="ts-timeline__band" x="${start}%" width="${Math.max(0, end - start)}%" y="${y + 22}" height="18" fill="${sourceColour(one.source)}"/></g>`;
        },
      )}`;
    })}
  </svg>`;
}
