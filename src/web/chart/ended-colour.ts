import type { EndedReason } from '#cohort/reason.ts';

/** Reds and browns, which no status has; neighbours differ in lightness, so that they part without colour vision. */
const colours: Readonly<Record<EndedReason, string>> = {
  apply_withdrawn: '#942514',
  offer_deferred: '#f0b2a8',
  conditions_reopened: '#7a4a1e',
  not_registered: '#f6dcd6',
  did_not_start: '#5a0f2e',
  withdrawn: '#d4678a',
  moved_route: '#8a5a2b',
  merged_duplicate: '#e8c9a0',
  unsubscribed_all: '#6d3b2e',
  hard_bounce: '#cfa18f',
  objected: '#7d1f55',
  deceased: '#dbbcc8',
  data_error: '#3a0d0d',
};

export function endedColour(reason: EndedReason): string {
  return colours[reason];
}
