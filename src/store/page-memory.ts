import type { Instant } from '#kernel/instant.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { type Memory, openMemory } from './memory.ts';
import type { Recall } from './recall.ts';

/** What pages of this process know by heart from those before them. */
export type PageMemory = {
  /** What was said of courses, providers and sign-offs, under the names by which records name them. */
  readonly references: Memory;
  /** What was said of records that were landed or read, under their own names. */
  readonly histories: Memory;
  enter(follows: Instant | null): void;
  /** What the transaction recalls is what it left behind. */
  leave(recordedAt: Instant, recall: Recall): void;
  forget(): void;
  /** Something is being written of these records. */
  change(records: readonly RecordRef[]): void;
};

/** More than a page's people name. */
const mostReferences = 100_000;
/** Of some thousands of people, who come again within days: with other feeds' pages, and the next nights. */
const mostSaid = 200_000;

export function openPageMemory(): PageMemory {
  const references = openMemory(mostReferences);
  const histories = openMemory(mostSaid);
  return {
    references,
    histories,
    enter: (follows) => {
      references.enter(follows);
      histories.enter(follows);
    },
    leave: (recordedAt, recall) => {
      for (const [record, observations] of recall.entries()) histories.keep(record, observations);
      references.leave(recordedAt);
      histories.leave(recordedAt);
    },
    forget: () => {
      references.forget();
      histories.forget();
    },
    change: (records) => {
      for (const record of records) histories.drop(formatRef(record));
    },
  };
}
