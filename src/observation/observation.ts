import type { Instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';

/** What one version of a source record says of one attribute; `item` tells apart what comes in several (placements). */
export type Statement = { readonly attribute: string; readonly item: string; readonly value: Json };

/**
 * One immutable statement with provenance. Valid time is the source's own (`assertedAt`: when the source says that it
 * became so); recorded time is ours, half-open: known from `recordedFrom` until `recordedTo`.
 */
export type Observation = RecordRef &
  Statement & {
    readonly id: string;
    readonly channel: string;
    readonly assertedAt: Instant;
    readonly runStartedAt: Instant;
    readonly recordedFrom: Instant;
    readonly recordedTo: Instant | null;
  };
