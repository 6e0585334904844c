import type { Instant } from './time.ts';

export interface Clock {
  readonly now: () => Instant;
  /** False when that would go back. What happens on the way is told, in order, before the new time is seen. */
  readonly moveTo: (instant: Instant) => boolean;
}

export function simulatedClock(start: Instant, happen: (after: Instant, until: Instant) => void): Clock {
  let now = start;
  return {
    now: () => now,
    moveTo: (instant) => {
      if (instant < now) return false;
      happen(now, instant);
      now = instant;
      return true;
    },
  };
}
