import type { Role } from '#policy/access.ts';
import type { Purpose } from './purpose.ts';

/** Who reads, as what, and why. A provider's reader says which provider, as episodes name it. */
export type Reader = { readonly client: string; readonly purpose: Purpose } & As;
export type As =
  | { readonly role: Exclude<Role, 'provider'> }
  | { readonly role: 'provider'; readonly provider: string };

/** When something was true, and what was known by when, as texts from outside; null asks for today and the last settled instant. */
export type AskedTimes = { readonly validOn: string | null; readonly knownAt: string | null };

export type TimesProblem =
  | { readonly kind: 'bad-valid-on' }
  | { readonly kind: 'bad-known-at' }
  | { readonly kind: 'not-settled'; readonly settled: string };

/** A question about one person. */
export type Asked = Reader & AskedTimes & { readonly who: string };

/** Why a question about a person has no answer; each face says it in its own words. */
export type ReadProblem =
  | TimesProblem
  | { readonly kind: 'bad-who' }
  /** That role reads no named person for that purpose. */
  | { readonly kind: 'not-allowed' }
  /** The person had its use restricted: only they, and those who work on their requests, may read it. */
  | { readonly kind: 'restricted' }
  | { readonly kind: 'nobody' }
  /** What was this id's is held by several people now: their ids. */
  | { readonly kind: 'parted'; readonly heirs: readonly string[] };

/** By what people are found who must not be named so in an address. */
export type LookedFor = { readonly trn: string } | { readonly email: string };
