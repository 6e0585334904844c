import type { Instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';

/** A value of one attribute of a source record; `item` tells apart what comes in several (placements, choices). */
export type AttributeValue = { readonly attribute: string; readonly item: string; readonly value: Json };

/** The attribute that tells whether a record is there at all, `gone` or `present`: of a deletion, and of complete lists. */
export const presence = 'record';

/** The attribute that tells the day of a later list that lacks the record still: of runs alone, never of a row. */
export const missedOn = 'missed_on';

/** What one version of a source record says of one attribute. `assertedAt`: the source's own time for this part of the row, where it has one. */
export type Statement = AttributeValue & { readonly assertedAt?: Instant };

/**
 * One immutable statement with provenance. Valid time is the source's own (`assertedAt`: when the source says that it
 * became so); recorded time is ours, half-open: known from `recordedFrom` until `recordedTo`.
 */
export type Observation = RecordRef &
  AttributeValue & {
    readonly id: string;
    readonly channel: string;
    readonly assertedAt: Instant;
    readonly runStartedAt: Instant;
    readonly recordedFrom: Instant;
    readonly recordedTo: Instant | null;
  };
