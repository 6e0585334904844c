import type { Day, Instant } from '../time.ts';

/** What a person says of themselves, or somebody at the support desk on their behalf. */
export interface Claim {
  readonly key: string;
  /** The source record by whose link they came. */
  readonly who: string;
  readonly kind: ClaimKind;
  readonly at: Instant;
  readonly on: Day | undefined;
  readonly value: unknown;
  readonly author: 'person' | 'support' | 'assistant';
  /** When they showed that the address or number is theirs. */
  readonly verifiedAt: Instant | undefined;
  readonly withdrawnAt: Instant | undefined;
}

export type ClaimKind =
  | 'started'
  | 'not_starting'
  | 'not_yet'
  | 'changed_provider'
  | 'changed_course'
  | 'placement'
  | 'paused'
  | 'withdrew'
  | 'contact_email'
  | 'contact_phone'
  | 'contact_address'
  | 'preferred_name'
  | 'pulse'
  | 'first_post'
  | 'intention'
  | 'dispute'
  | 'confirm_same_person';

/** What there is to say; the rest is drawn. */
export type Saying = Pick<Claim, 'kind' | 'at'> & {
  readonly on?: Day | undefined;
  readonly value?: unknown;
  readonly isVerified?: boolean;
};
