import type { Instant } from '../time.ts';
import type { Choice } from './choice.ts';
import { isTouchedBetween } from './touch.ts';

/** Finds who can have changed in a stretch of time without looking at everybody: an hourly question has a short answer. */
export type ChangedBetween = (after: Instant, until: Instant) => Iterable<Choice>;

export function indexChanges(choices: readonly Choice[]): ChangedBetween {
  const changes = choices
    .flatMap((choice) => choice.versions.map(({ at }) => ({ at, choice })))
    .sort((one, other) => one.at - other.at);

  return (after, until) => {
    if (isTouchedBetween(after, until)) return choices;
    const found = new Set<Choice>();
    for (let index = firstLater(changes, after); index < changes.length; index += 1) {
      const change = changes[index];
      if (change === undefined || change.at > until) break;
      found.add(change.choice);
    }
    return found;
  };
}

function firstLater(changes: readonly { readonly at: Instant }[], after: Instant): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
