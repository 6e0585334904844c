import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Both } from './tally.ts';
import { total, type Verdict } from './verdict.ts';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  right: 'right',
  unknown: 'honestly unknown',
  wrong_unsaid: 'wrong, nobody had said it',
  wrong_said: 'wrong, a source had said it',
};

const order = ['right', 'unknown', 'wrong_unsaid', 'wrong_said'] as const;
const colours = ['#0b7a5a', '#d5d8db', '#f4b000', '#c8201a'];

/** Shares of people by week, status above and address below; the page gives every number in a table. */
export function truthChart(weeks: readonly (readonly [string, Both])[]): string {
  const points = weeks.flatMap(([week, both]) =>
    (['status', 'email'] as const).flatMap((about) =>
      order.map((verdict) => ({
        week: new Date(week),
        about: about === 'email' ? 'e-mail address' : about,
        verdict: verdictNames[verdict],
        share: (100 * both[about][verdict]) / Math.max(1, total(both[about])),
      })),
    ),
  );
  const names = order.map((verdict) => verdictNames[verdict]);
  const svg = Plot.plot({
    document: parseHTML('<html></html>').document,
    width: 900,
    height: 460,
    marginLeft: 48,
    marginRight: 110,
    x: { type: 'utc', label: null },
    y: { label: '% of people', ticks: 5, domain: [0, 100] },
    fy: { label: null, domain: ['status', 'e-mail address'] },
    color: { domain: names, range: colours },
    marks: [
      Plot.areaY(points, {
        ...{ x: 'week', y: 'share', fy: 'about', z: 'verdict', fill: 'verdict', order: names },
        curve: 'step-after',
      }),
      Plot.ruleY([0]),
    ],
  });
  return legend(svg.outerHTML, names);
}

/** Plot's own legend is HTML: four squares and their words go into the picture instead. */
function legend(svg: string, names: readonly string[]): string {
  const items = names.map(
    (name, index) =>
      `<rect x="${48 + index * 200}" y="4" width="12" height="12" fill="${colours[index]}"/>` +
      `<text x="${66 + index * 200}" y="14" text-anchor="start">${name}</text>`,
  );
  const title = `<title>Shares of people whose status and address we state rightly, by week</title>`;
  return svg
    .replace(/^<svg[^>]*>/, () => {
      const view = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 -22 900 482" width="900" role="img"';
      const font = 'font-family="sans-serif" font-size="12" fill="currentColor"';
      return `<svg ${view} ${font}>${title}<rect x="0" y="-22" width="900" height="482" fill="#ffffff"/><g transform="translate(0,-22)">${items.join('')}</g>`;
    })
    .replace(/<style>.*?<\/style>/s, '');
}
