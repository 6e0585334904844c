import { addedInError } from '../population/leaving.ts';
import type { Leaving } from '../population/life.ts';
import type { Day } from '../time.ts';
import type { Desk } from './desk.ts';
import type { TraineeState } from './trainee.ts';

/** How an office gets rid of the row of somebody who never was its trainee: discarded, added in error, or simply withdrawn. */
export function takenBack({ falls }: Desk, on: Day, otherwise: Leaving): Partial<TraineeState> {
  if (falls('vanished_record')) return { isDiscarded: true };
  return {
    state: 'withdrawn',
    withdrawalDate: on,
    leaving: falls('added_in_error_alone') ? addedInError : otherwise,
  };
}
