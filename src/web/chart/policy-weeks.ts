import { attributeLabel } from '../attribute-word.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { PolicyTable, PolicyWeek } from '../policy-port.ts';
import { sourceName } from '../source-word.ts';
import { sourceColour } from './source-colour.ts';

const top = 50;
const laneHeight = 40;

/** Whose word leads in which week, a lane an attribute; places are percentages, so it fits a phone without being shrunk. */
export function policyWeeksPicture(order: PolicyTable['order'], weeks: readonly PolicyWeek[]): Html {
  const height = top + order.length * laneHeight + 6;
  const width = 100 / weeks.length;
  const at = (index: number): string => (index * width).toFixed(3);
  return html`<svg class="ts-timeline" width="100%" height="${height}" role="img" aria-labelledby="weeks-title weeks-description" xmlns="http://www.w3.org/2000/svg">
    <title id="weeks-title">Whose word leads in which week of a training year</title>
    <desc id="weeks-description">A lane for each of ${order.length} attributes, in the colour of the source that counts first. The table after the picture names all of them.</desc>
    ${runsOf(weeks).map(
      ({ window, start }) =>
        html`<line class="ts-timeline__grid" x1="${at(start)}%" x2="${at(start)}%" y1="6" y2="${height}"/><text class="ts-timeline__marker" x="${at(start)}%" y="20" dx="3">${window}</text>`,
    )}
    ${weeks.map(({ monday }, index) =>
      index % 13 === 0
        ? html`<text class="${index % 26 === 0 && index < 50 ? 'ts-timeline__tick' : 'ts-timeline__tick ts-timeline--wide'}" x="${at(index)}%" y="40" dx="3">${shortDate(monday).slice(2)}</text>`
        : null,
    )}
    ${order.map(({ name, byWindow }, lane) => {
      const y = top + lane * laneHeight;
      return html`<text class="ts-timeline__lane" x="0" y="${y + 14}">${attributeLabel(name)}</text>${runsOf(weeks).map(
        ({ window, start, length }) => {
          const first = leaderOf(byWindow[window]);
          return html`<g><title>${window}: ${sourceName(familyOf(first))}</title><rect class="ts-timeline__band" x="${at(start)}%" width="${(length * width).toFixed(3)}%" y="${y + 20}" height="14" fill="${sourceColour(familyOf(first))}"/></g>`;
        },
      )}`;
    })}
  </svg>`;
}

/** The first whose it is to keep it: the person's own word is told beside, unless nobody else can tell. */
function leaderOf(sources: readonly string[]): string {
  return sources.find((source) => source !== 'self') ?? 'self';
}

/** `register-independent` is Register, of a date that somebody typed there. */
export function familyOf(source: string): string {
  return source === 'register-independent' ? 'register' : source;
}

type Run = { readonly window: PolicyWeek['window']; readonly start: number; readonly length: number };

function runsOf(weeks: readonly PolicyWeek[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, { window }] of weeks.entries()) {
    const last = runs.at(-1);
    if (last?.window === window) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ window, start: index, length: 1 });
  }
  return runs;
}
