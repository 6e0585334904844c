import { presence } from '#observation/observation.ts';
import type { StatedVersion } from '#observation/observe.ts';
import type { Page } from './land-page.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/**
 * A deletion may reach us later than a complete list that was taken after it and still shows the record: then the list,
 * being the newer word, says that the record is there. Had the deletion come first, the list would have said so itself.
 */
export async function noteShownSince(
  store: PageStore,
  page: Page,
  versions: readonly (StatedVersion & { readonly key: string })[],
): Promise<void> {
  const deleted = versions.filter(({ statements }) => statements.some(isDeletion));
  if (deleted.length === 0) return;
  for (const { key, run } of await store.readShownSince(page.feed, deleted))
    await store.addPresence({ feed: page.feed, channel: run.channel }, [{ id: newId(), key, state: 'present' }], run);
}

function isDeletion({ attribute, value }: StatedVersion['statements'][number]): boolean {
  return attribute === presence && value === 'gone';
}
