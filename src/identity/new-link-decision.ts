import type { Json } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { LinkDecision } from './link-decision.ts';

/** A decision about whose records are, on its way into the ledger. */
export type NewLinkDecision = LinkDecision & {
  readonly author: string;
  /** Who looked a second time, where people of whom others know are made one. */
  readonly secondAuthor: string | null;
  readonly reason: string;
  /** The model that decided; null when none did. */
  readonly modelVersion: string | null;
  /** What whoever decided had before them. */
  readonly evidence: Json;
};

/** That a decision stands no longer. */
export type TakeBack = {
  readonly id: string;
  readonly supersedes: string;
  readonly author: string;
  readonly reason: string;
};

/** What a decision of the ledger made of its records, for whoever wants it undone. */
export type Made =
  | { readonly kind: 'none' }
  | { readonly kind: 'taken-back' }
  /** Somebody decided it, or it followed from what somebody decided. */
  | { readonly kind: 'by-hand'; readonly decision: string; readonly records: readonly RecordRef[] }
  /** A rule made these parts one person, or made them two. */
  | { readonly kind: 'joined-by-rule' | 'parted-by-rule'; readonly parts: readonly (readonly RecordRef[])[] };
