import type { Instant } from '#kernel/instant.ts';
import type { Channel, NewObservation } from '#observation/ledger.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/**
 * All that was ever said of the records that a page is about, as its transaction leaves it: what it wrote itself need not
 * be read back.
 */
export type Recall = {
  /** What is held of a record; undefined when the database must be asked. */
  of(ref: RecordRef): readonly Observation[] | undefined;
  /** Records of which nothing was ever said before this transaction. */
  holdUnheard(refs: readonly RecordRef[]): void;
  isUnheard(ref: RecordRef): boolean;
  /** All that is held, as the transaction leaves it. */
  entries(): Iterable<[record: string, observations: readonly Observation[]]>;
  hold(refs: readonly RecordRef[], observations: readonly Observation[]): void;
  forget(refs: readonly RecordRef[]): void;
  add(channel: Channel, added: readonly NewObservation[]): void;
  close(feed: RecordRef['feed'], closing: readonly { readonly key: string; readonly id: string }[]): void;
};

export function openRecall(recordedAt: Instant): Recall {
  const held = new Map<string, Observation[]>();
  const unheard = new Set<string>();
  return {
    of: (ref) => held.get(formatRef(ref)),
    holdUnheard: (refs) => {
      for (const name of refs.map(formatRef)) {
        if (held.has(name)) continue;
        held.set(name, []);
        unheard.add(name);
      }
    },
    isUnheard: (ref) => unheard.has(formatRef(ref)),
    entries: () => held,
    hold: (refs, observations) => {
      for (const ref of refs) held.set(formatRef(ref), []);
      for (const each of observations) held.get(formatRef(each))?.push(each);
    },
    forget: (refs) => {
      for (const ref of refs) held.delete(formatRef(ref));
    },
    add: ({ feed, channel }, added) => {
      for (const { key, id, attribute, item, value, assertedAt, runStartedAt, open } of added) {
        const recordedTo = open ? null : recordedAt;
        const times = { assertedAt, runStartedAt, recordedFrom: recordedAt, recordedTo };
        held.get(formatRef({ feed, key }))?.push({ feed, key, id, channel, attribute, item, value, ...times });
      }
    },
    close: (feed, closing) => {
      const byRecord = Map.groupBy(closing, ({ key }) => key);
      for (const [key, own] of byRecord) {
        const ids = new Set(own.map(({ id }) => id));
        const all = held.get(formatRef({ feed, key }));
        const closed = all?.map((each) => (ids.has(each.id) ? { ...each, recordedTo: recordedAt } : each));
        if (closed !== undefined) held.set(formatRef({ feed, key }), closed);
      }
    },
  };
}
