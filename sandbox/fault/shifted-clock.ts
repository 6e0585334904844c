import type { Clock } from '../clock.ts';
import type { Instant } from '../time.ts';

/** The clock that the services see: ours, but for the answers that are given as of another time. */
export interface ShiftedClock extends Clock {
  readonly shiftedBy: <Value>(micros: number, give: () => Value) => Value;
}

export function shiftedClock(clock: Clock): ShiftedClock {
  let shift = 0;
  return {
    now: (): Instant => clock.now() + shift,
    moveTo: (instant) => clock.moveTo(instant),
    shiftedBy: (micros, give) => {
      shift = micros;
      try {
        return give();
      } finally {
        shift = 0;
      }
    },
  };
}
