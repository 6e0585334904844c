import type { NewDecision } from '#record/evidence/decision.ts';
import { consentChannels, refusablePurposes } from '#record/evidence/decision.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

const author = 'suppression';

/**
 * Where an address of somebody who was erased comes again, the messages that had been stopped there stay stopped: for the
 * record that brings it, once. Of the address only a hash is held, and of the person nothing.
 */
export async function carrySuppression(store: PageStore, refs: readonly RecordRef[]): Promise<void> {
  const said = (await store.recall(refs)).flatMap((each) =>
    isAddress(each.attribute) && typeof each.value === 'string'
      ? [{ ref: { feed: each.feed, key: each.key }, address: each.value.trim().toLowerCase() }]
      : [],
  );
  if (said.length === 0) return;
  const suppressed = await store.readSuppressed([...new Set(said.map(({ address }) => address))]);
  if (suppressed.size === 0) return;
  const found = said.filter(({ address }) => suppressed.has(address));
  const before = await store.readDecisions(found.map(({ ref }) => ref));
  const carried = new Set(before.filter((each) => each.author === author).flatMap(({ about }) => about.map(formatRef)));
  const decisions = found
    .filter(({ ref }) => !carried.has(formatRef(ref)))
    .flatMap(({ ref, address }) => (suppressed.get(address) ?? []).flatMap((what) => stopOf(what, ref, store)));
  if (decisions.length > 0) await store.addDecisions(decisions);
}

function isAddress(attribute: string): boolean {
  return attribute === 'email' || attribute === 'email_address';
}

/** @param what purpose and channel, as `optional email` */
function stopOf(what: string, ref: RecordRef, { recordedAt }: PageStore): readonly NewDecision[] {
  const [first, second] = what.split(' ');
  const purpose = refusablePurposes.find((each) => each === first);
  const channel = consentChannels.find((each) => each === second);
  if (purpose === undefined || channel === undefined) return [];
  const detail = { at: recordedAt, change: 'stop', purpose, channel } as const;
  return [{ id: newId(), kind: 'consent', detail, author, reason: null, about: [ref] }];
}
