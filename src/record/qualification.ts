import type { PlainDate } from '#kernel/plain-date.ts';
import type { Said } from './evidence/known-record.ts';
import type { Regulated } from './facet/regulated.ts';

/** The professional status held on a day, the first of the two that count here: QTS or EYTS. */
export function heldOn(regulated: Regulated | undefined, on: PlainDate): Said<PlainDate> | undefined {
  return [regulated?.qts, regulated?.eyts]
    .flatMap((said) => (said !== undefined && said.value <= on ? [said] : []))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))[0];
}
