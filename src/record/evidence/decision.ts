import { assertNever } from '#kernel/assert-never.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** What may be refused: content that helps, and promotion. A service message cannot (domain 5.3). */
export const refusablePurposes = ['optional', 'marketing'] as const;
export const consentChannels = ['email', 'sms'] as const;
export const rights = ['access', 'erasure', 'restriction', 'objection'] as const;
export type Right = (typeof rights)[number];
export const rightsOutcomes = ['done', 'refused', 'ended'] as const;

/**
 * What somebody decided about a person, or a person about how we treat them: no source's row says it. `at` in the detail
 * is when it was decided. A death counts from its day, where that is known.
 */
export type Decided =
  | { readonly kind: 'deceased'; readonly detail: { readonly at: Instant; readonly on: PlainDate | null } }
  | { readonly kind: 'contact_by_hand'; readonly detail: { readonly at: Instant } }
  | { readonly kind: 'resolve'; readonly detail: Resolved }
  | { readonly kind: 'reopen'; readonly detail: { readonly at: Instant; readonly resolution: string } }
  | { readonly kind: 'consent'; readonly detail: Consent }
  | { readonly kind: 'rights'; readonly detail: { readonly at: Instant; readonly right: Right } }
  | { readonly kind: 'rights_answer'; readonly detail: RightsAnswer }
  | { readonly kind: 'erase'; readonly detail: Erasure };

/**
 * A contradiction was looked at and settled, between these observations; `reopen` takes that back. `stands` are those of the
 * side that was found right, null where both are noted.
 */
export type Resolved = {
  readonly at: Instant;
  readonly contradiction: string;
  readonly words: readonly string[];
  readonly stands: readonly string[] | null;
};

export type Consent = {
  readonly at: Instant;
  readonly change: 'stop' | 'start';
  readonly purpose: (typeof refusablePurposes)[number];
  readonly channel: (typeof consentChannels)[number];
};

/** What came of a request, by the id of its decision: it was done or refused, or what was done has ended. An erasure is its own answer. */
export type RightsAnswer = {
  readonly at: Instant;
  readonly request: string;
  readonly outcome: (typeof rightsOutcomes)[number];
};

/**
 * What is held of some records was erased, on these terms, which outlive the policy that gave them: what stays of a record,
 * by its name, and how a later row of a feed shows that the person came anew (`policy/retention.yaml`). `gone` are the parts
 * of the answer that had a value until then.
 */
export type Erasure = {
  readonly at: Instant;
  /** The request that it answers; null where nobody asked. */
  readonly request: string | null;
  readonly kept: Readonly<Record<string, readonly string[]>>;
  readonly anew: Readonly<Record<string, string>>;
  readonly gone: { readonly contact: readonly string[]; readonly attributes: readonly string[] };
};

/** A decision is about source records, never about a person id, so that a merge or a split moves nothing. */
export type Decision = Decided & {
  readonly id: string;
  readonly author: string;
  /** Null where none was given, or where the reader may not know it. */
  readonly reason: string | null;
  readonly recordedFrom: Instant;
  readonly about: readonly RecordRef[];
};

/** A decision on its way into the ledger, which gives it the instant under which it is recorded. */
export type NewDecision = Decided & Pick<Decision, 'id' | 'author' | 'reason' | 'about'>;

/** What was decided, in a few plain words. */
export function decisionWords(decided: Decided): string {
  switch (decided.kind) {
    case 'deceased':
      return decided.detail.on === null ? 'deceased' : `deceased on ${decided.detail.on}`;
    case 'contact_by_hand':
      return 'to be contacted by hand';
    case 'resolve':
      return `settled ${decided.detail.contradiction}`;
    case 'reopen':
      return `took back ${decided.detail.resolution}`;
    case 'consent':
      return `${decided.detail.change} ${decided.detail.purpose} messages by ${decided.detail.channel}`;
    case 'rights':
      return `right of ${decided.detail.right}`;
    case 'rights_answer':
      return `request ${decided.detail.outcome}`;
    case 'erase':
      return 'erased';
    default:
      return assertNever(decided);
  }
}

/** The decisions about each set of records out of those about many, each once. */
export function decisionsByRecord(all: readonly Decision[]): (refs: readonly RecordRef[]) => readonly Decision[] {
  const byRecord = new Map<string, Decision[]>();
  for (const each of all) {
    for (const ref of each.about) byRecord.set(formatRef(ref), [...(byRecord.get(formatRef(ref)) ?? []), each]);
  }
  return (refs) => (all.length === 0 ? [] : [...new Set(refs.flatMap((ref) => byRecord.get(formatRef(ref)) ?? []))]);
}
