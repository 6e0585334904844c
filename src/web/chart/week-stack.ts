import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { daysBetween, plainDate } from '#kernel/plain-date.ts';
import { monthName } from '../date-word.ts';
import { type Html, html, trusted } from '../html.ts';
import type { WeekCount } from '../port.ts';
import { type LabelSpot, type Layer, labelSpots, type Step } from './label-spot.ts';
import { inkOn } from './status-colour.ts';

type Shape = 'landscape' | 'portrait';

export type WeekStack = {
  /** Begins the ids of the picture, which no other on the page may share. */
  readonly id: string;
  readonly title: string;
  /** The academic year by its first calendar year. */
  readonly year: number;
  readonly weeks: readonly WeekCount[];
  /** From the bottom of the stack upwards. */
  readonly layers: readonly Layer[];
};

const sizes: Readonly<Record<Shape, { readonly width: number; readonly height: number }>> = {
  landscape: { width: 960, height: 460 },
  portrait: { width: 328, height: 620 },
};

/** Stacked areas, a step a week, time to the right; for a narrow screen, time downwards. The page gives the same in a table. */
export function weekStackChart(stack: WeekStack, shape: Shape): Html {
  const { year, layers } = stack;
  const { width, height } = sizes[shape];
  const steps = stepsOf(stack);
  const days = { domain: [0, 365], label: null, ...monthAxis(year) };
  const people = { label: null, grid: true, ticks: shape === 'portrait' ? 3 : 6 };
  const order = layers.map(({ code }) => code);
  const area = { z: 'code', fill: 'code', stroke: '#ffffff', strokeWidth: 0.75, order };
  const spots = labelSpots(steps, layers, shape, sizes[shape]);
  const written = { text: 'text', fill: ink, fontWeight: 'bold' };
  const svg = Plot.plot({
    document: parseHTML('<html></html>').document,
    width,
    height,
    marginTop: shape === 'portrait' ? 28 : 12,
    // Room for half of the last number above the narrow picture.
    marginRight: shape === 'portrait' ? 22 : 12,
    marginBottom: shape === 'portrait' ? 8 : 28,
    marginLeft: shape === 'portrait' ? 40 : 56,
    color: { domain: order, range: layers.map(({ colour }) => colour) },
    ...(shape === 'landscape'
      ? { x: days, y: people }
      : { x: { ...people, axis: 'top' }, y: { ...days, reverse: true } }),
    marks:
      shape === 'landscape'
        ? [
            Plot.areaY(steps, { x: 'day', y: 'people', curve: 'step-after', ...area }),
            Plot.text(spots, { x: 'day', y: 'people', ...written }),
            Plot.ruleY([0]),
          ]
        : [
            // Plot's steps follow the drawing, not time: downwards, "before" is what "after" is to the right.
            Plot.areaX(steps, { y: 'day', x: 'people', curve: 'step-before', ...area }),
            Plot.text(spots, { y: 'day', x: 'people', ...written }),
            Plot.ruleX([0]),
          ],
  });
  return trusted(described(svg.outerHTML, stack, shape));
}

/** The last week lasts seven days too, so its count is given again where it ends. */
function stepsOf({ year, weeks, layers }: WeekStack): readonly Step[] {
  const start = plainDate(`${year}-08-01`);
  const last = weeks.at(-1);
  const starts = weeks.map((week) => ({ week, day: daysBetween(start, plainDate(week.weekStarting)) }));
  const ends = last ? [{ week: last, day: daysBetween(start, plainDate(last.weekStarting)) + 7 }] : [];
  return [...starts, ...ends].flatMap(({ week, day }) =>
    layers.map(({ code }) => ({ day, code, people: week.counts[code] ?? 0 })),
  );
}

function monthAxis(year: number): { ticks: number[]; tickFormat: (day: number) => string } {
  const start = plainDate(`${year}-08-01`);
  const names = new Map(
    [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7].map((month) => {
      const first = `${month >= 8 ? year : year + 1}-${String(month).padStart(2, '0')}-01`;
      return [daysBetween(start, plainDate(first)), monthName(month).slice(0, 3)];
    }),
  );
  return { ticks: [...names.keys()], tickFormat: (day) => names.get(day) ?? '' };
}

function ink(spot: LabelSpot): string {
  return inkOn(spot.layer.colour);
}

/**
 * A name and a description for those who do not see it. Plot's own style element goes, since our CSP forbids it, and so
 * do its names of groups, which mean nothing inside an image.
 */
function described(svg: string, { id, title }: WeekStack, shape: Shape): string {
  const { width, height } = sizes[shape];
  const own = `${id}-${shape}`;
  const opening = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" text-anchor="middle" fill="currentColor" class="ts-chart ts-chart--${shape}" role="img" aria-labelledby="${own}-title ${own}-description"><title id="${own}-title">${title}</title><desc id="${own}-description">Stacked areas, one for each line of the legend, from 1 August to 31 July. The table after the picture gives every number.</desc>`;
  return svg
    .replace(/^<svg[^>]*>/, () => opening.toString())
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/(<g[^>]*?) aria-label="[^"]*"/g, '$1');
}
