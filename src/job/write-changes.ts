import type { Channel, NewObservation } from '#observation/ledger.ts';
import { missedOn, type Observation, presence, type Statement } from '#observation/observation.ts';
import type { ObservationChange, StandingObservation } from '#observation/observe.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** What one channel says of a record; that it is gone or back is mostly said by runs, and then no row's to close. */
export function standingIn(
  { channel }: Channel,
  statements: readonly Statement[],
  said: readonly Observation[],
): readonly StandingObservation[] {
  const tellsPresence = statements.some(({ attribute }) => attribute === presence);
  return said
    .filter((each) => each.channel === channel && each.attribute !== missedOn)
    .filter((each) => tellsPresence || each.attribute !== presence)
    .map((each) => ({ ...each, open: each.recordedTo === null }));
}

/** Writes what changed of some records of one channel. */
export async function writeChanges(
  store: PageStore,
  channel: Channel,
  changes: readonly { readonly key: string; readonly change: ObservationChange }[],
): Promise<void> {
  const closing = changes.flatMap(({ key, change }) => change.close.map((id) => ({ key, id })));
  if (closing.length > 0) await store.closeObservations(channel.feed, closing);
  const added = changes.flatMap(({ key, change }) =>
    change.add.map((each): NewObservation => ({ ...each, key, id: newId() })),
  );
  if (added.length > 0) await store.addObservations(channel, added);
}
