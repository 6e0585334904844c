import type { Day, Instant } from '../time.ts';
import type { Ledger } from './ledger.ts';

/** Something that an office will write when it gets to it. */
export interface Act {
  readonly at: Instant;
  readonly write: (ledger: Ledger, at: Instant) => void;
}

/** Puts an act on the office's list for some working hour of a day. */
export type Later = (day: Day, write: Act['write']) => void;
