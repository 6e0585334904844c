import type { Instant } from '#kernel/instant.ts';

/** Somebody else who has an address of this person's, by one of their records, as known at the instant of the read. */
export type Sharer = {
  /** In small letters. */
  readonly address: string;
  /** When we learned of it. */
  readonly from: Instant;
  readonly firstNames: readonly string[];
  readonly birthdays: readonly string[];
};
