/** A number of the Teaching Record System that some record of ours carries, and how far we have read it. */
export type KnownNumber = {
  readonly trn: string;
  /** The date of birth that stands beside it, the system's own before any other; null where none does. */
  readonly bornOn: string | null;
  /** The hash of what the bulk find last said of it. */
  readonly foundHash: string | null;
  /** Whether it was ever read by number, and so in full. */
  readonly isRead: boolean;
  /** Whether it last answered as merged or closed. */
  readonly isClosed: boolean;
  /** Whether an event told of it since the last sweep, or everybody is to be read again. */
  readonly isTouched: boolean;
};
