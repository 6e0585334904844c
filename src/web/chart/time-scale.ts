import { addMonths, firstOfMonth } from './month.ts';

/** Where a day or an instant stands between the left edge (0) and the right edge (100) of a picture of any width. */
export type TimeScale = {
  readonly percent: (at: string) => number;
  readonly ticks: readonly { readonly percent: number; readonly date: string }[];
};

const margin = 0.03;
const mostTicks = 5;

/** A little wider than the moments given, so that marks at the ends are whole; ticks on the first of a month. */
export function timeScale(moments: readonly string[]): TimeScale {
  const times = moments.map((moment) => Date.parse(moment)).filter((time) => !Number.isNaN(time));
  const first = Math.min(...times);
  const last = Math.max(...times, first + 7 * 86_400_000);
  const start = first - (last - first) * margin;
  const span = (last - first) * (1 + 2 * margin);
  const percent = (at: string) => Math.max(0, Math.min(100, rounded(((Date.parse(at) - start) / span) * 100)));
  return { percent, ticks: ticksBetween(start, start + span).map((date) => ({ date, percent: percent(date) })) };
}

function ticksBetween(start: number, end: number): readonly string[] {
  for (const months of [1, 2, 3, 6, 12, 24, 60]) {
    const ticks = ticksEvery(months, start, end);
    if (ticks.length <= mostTicks) return ticks;
  }
  return ticksEvery(120, start, end);
}

function ticksEvery(months: number, start: number, end: number): readonly string[] {
  const ticks: string[] = [];
  for (let date = firstOfMonth(start, months); Date.parse(date) <= end; date = addMonths(date, months)) {
    if (Date.parse(date) >= start) ticks.push(date);
  }
  return ticks;
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}
