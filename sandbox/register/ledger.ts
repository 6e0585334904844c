import type { Instant } from '../time.ts';
import type { Trainee, TraineeState, TraineeStep } from './trainee.ts';

/** Writes one row of Register in time order: what would come too early comes minutes after the write before it. */
export interface Ledger {
  readonly write: (at: Instant, change: Partial<TraineeState>, touches?: boolean) => Instant;
  readonly close: () => Trainee;
}

const sevenMinutes = 420_000_000;

export function openLedger(row: Omit<Trainee, 'steps'>): Ledger {
  const steps: TraineeStep[] = [];
  let last: Instant = Number.NEGATIVE_INFINITY;
  return {
    write: (at, change, touches = true) => {
      last = Math.max(at, last + sevenMinutes);
      steps.push({ at: last, touches, change });
      return last;
    },
    close: () => ({ ...row, steps }),
  };
}
