import type { EndedReason } from '#cohort/reason.ts';

/** Reds, which no status has; neighbours differ in lightness, so that they part without colour vision. */
const colours: Readonly<Record<EndedReason, string>> = {
  apply_withdrawn: '#7a1f2b',
  offer_deferred: '#e3a5ab',
  conditions_reopened: '#a8434f',
  not_registered: '#f3d3d6',
  did_not_start: '#5c1420',
  withdrawn: '#cf7f88',
  moved_route: '#8f3340',
  merged_duplicate: '#ecc0c4',
  unsubscribed_all: '#6b1a26',
  hard_bounce: '#d9929a',
  objected: '#993b47',
  deceased: '#f0cace',
  data_error: '#4a0f19',
};

export function endedColour(reason: EndedReason): string {
  return colours[reason];
}
