import type { StatusCode } from '#source/status.ts';

/**
 * From the bottom of the stack to its top: the furthest along the road first, what ended last. Neighbours differ in
 * lightness as well as hue, so that they part without colour vision; the start that nobody confirmed is the orange one.
 */
const stack: readonly (readonly [StatusCode, string])[] = [
  ['established_teacher', '#0b3d2e'],
  ['returner', '#8fc7ae'],
  ['ect_induction', '#1f6f54'],
  ['first_post_agreed', '#a8d5c2'],
  ['newly_qualified', '#2f8f6b'],
  ['outcome_submitted', '#bfe3d0'],
  ['in_training', '#0f7a52'],
  ['training_paused', '#9fd3bb'],
  ['start_unconfirmed', '#f47738'],
  ['start_deferred', '#ffd9a8'],
  ['registered_not_started', '#5694ca'],
  ['recruited', '#16538c'],
  ['accepted_conditions_pending', '#b3d1ea'],
  ['offer_deferred', '#8a6fb8'],
  ['offer_held', '#d6c9ea'],
  ['applicant_submitted', '#6f5a99'],
  ['applicant_drafting', '#e6def2'],
  ['enquirer', '#544478'],
  ['did_not_start', '#55595c'],
  ['withdrawn', '#c2c5c7'],
  ['application_closed', '#85898c'],
  ['induction_failed', '#3d4144'],
  ['qualified_not_in_state_post', '#d5d7d8'],
  ['left_teaching', '#6f7274'],
  ['record_closed', '#e3e5e6'],
  ['unknown', '#a0a4a7'],
];

const colours = new Map<string, string>(stack);
const places = new Map<string, number>(stack.map(([code], place) => [code, place]));

export function statusColour(code: string): string {
  return colours.get(code) ?? '#a0a4a7';
}

export function inStackOrder(codes: Iterable<string>): readonly string[] {
  return [...codes].sort((a, b) => (places.get(a) ?? stack.length) - (places.get(b) ?? stack.length));
}

/** Black or white, whichever can be read on the colour. */
export function inkOn(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => luminance(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const light = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return light > 0.179 ? '#0b0c0c' : '#ffffff';
}

function luminance(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
