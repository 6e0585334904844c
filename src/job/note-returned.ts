import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Page } from './land-page.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** A record that lists lacked and of which a run finds news is there again, whatever the news is, and can be lost again. */
export async function noteReturned(
  store: PageStore,
  page: Page,
  versions: readonly { readonly ref: RecordRef }[],
  gone: ReadonlySet<string>,
): Promise<void> {
  const returned = versions.filter(({ ref }) => gone.has(formatRef(ref)));
  if (page.run === undefined || returned.length === 0) return;
  const changes = returned.map(({ ref }) => ({ id: newId(), key: ref.key, state: 'present' as const }));
  await store.addPresence(page, changes, { id: page.run.id, startedAt: page.runStartedAt });
}
