import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { shortDate } from '../date-word.ts';
import type { FeedDay } from '../feed-port.ts';
import { type Html, html, trusted } from '../html.ts';

type Shape = 'landscape' | 'portrait';

const sizes: Readonly<Record<Shape, { readonly width: number; readonly height: number }>> = {
  landscape: { width: 960, height: 260 },
  portrait: { width: 328, height: 520 },
};

/** A bar a day: the rows that landed, and a mark on each day on which a run did not come to its end. The table gives the same. */
export function runBars(days: readonly FeedDay[], shape: Shape): Html {
  const byDay = [...Map.groupBy(days, ({ day }) => day)]
    .map(([day, own]) => ({
      day,
      landed: own.reduce((sum, each) => sum + each.landed, 0),
      incomplete: own.reduce((sum, each) => sum + each.incomplete, 0),
    }))
    .toReversed();
  const { width, height } = sizes[shape];
  const troubled = byDay.filter(({ incomplete }) => incomplete > 0);
  const time = { type: 'band' as const, label: null, tickFormat: (day: string) => shortDate(day).slice(0, -5) };
  const everyFew = { ...time, ticks: byDay.filter((_, index) => index % 5 === 0).map(({ day }) => day) };
  const rows = { label: null, grid: true, ticks: shape === 'portrait' ? 3 : 5, nice: true };
  const svg = Plot.plot({
    document: parseHTML('<html></html>').document,
    width,
    height,
    marginLeft: 60,
    ...(shape === 'landscape' ? { x: everyFew, y: rows } : { x: { ...rows, axis: 'top' as const }, y: everyFew }),
    marks:
      shape === 'landscape'
        ? [
            Plot.barY(byDay, { x: 'day', y: 'landed', fill: '#1d70b8' }),
            Plot.dot(troubled, { x: 'day', y: 'landed', r: 5, fill: '#d4351c' }),
            Plot.ruleY([0]),
          ]
        : [
            Plot.barX(byDay, { y: 'day', x: 'landed', fill: '#1d70b8' }),
            Plot.dot(troubled, { y: 'day', x: 'landed', r: 5, fill: '#d4351c' }),
            Plot.ruleX([0]),
          ],
  });
  return trusted(described(svg.outerHTML, shape));
}

/** A name and a description for those who do not see it; Plot's own style element goes, since our CSP forbids it. */
function described(svg: string, shape: Shape): string {
  const { width, height } = sizes[shape];
  const own = `runs-${shape}`;
  const opening = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" text-anchor="middle" fill="currentColor" class="ts-chart ts-chart--${shape}" role="img" aria-labelledby="${own}-title ${own}-description"><title id="${own}-title">Rows that landed, by day</title><desc id="${own}-description">A bar a day. A red dot marks a day on which a run did not come to its end. The table after the picture gives every number.</desc>`;
  return svg
    .replace(/^<svg[^>]*>/, () => opening.toString())
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/(<g[^>]*?) aria-label="[^"]*"/g, '$1');
}
