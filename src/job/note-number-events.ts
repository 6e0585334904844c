import { numberEvent } from '#identity/number-event.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** Records what these rows told of numbers that the regulator closed or opened again, beside who is whom. */
export async function noteNumberEvents(store: PageStore, refs: readonly RecordRef[]): Promise<void> {
  const numbers = refs.filter(({ feed }) => feed === 'trs-person');
  if (numbers.length === 0) return;
  const said = Map.groupBy(await store.recall(numbers), formatRef);
  const events = numbers.flatMap((ref) => {
    const kind = numberEvent(said.get(formatRef(ref)) ?? [], store.recordedAt);
    return kind === null ? [] : [{ id: newId(), kind, ref }];
  });
  if (events.length > 0) await store.addNumberEvents(events);
}
