import type { WeekCount } from '../port.ts';
import { statusLabel } from '../status-word.ts';
import type { Layer } from './label-spot.ts';
import { inStackOrder, statusColour } from './status-colour.ts';

/** A layer for each status that anybody had, from the bottom of the stack upwards. */
export function statusLayers(weeks: readonly WeekCount[]): readonly Layer[] {
  const had = new Set(weeks.flatMap(({ counts }) => Object.keys(counts).filter((code) => (counts[code] ?? 0) > 0)));
  return inStackOrder(had).map((code) => ({ code, label: statusLabel(code), colour: statusColour(code) }));
}
