import type { CohortPerson } from './membership.ts';
import { type CohortReason, endedReasons, neverReasons } from './reason.ts';

/** How many lines have each reason, in the order of the reasons; only those that somebody has. */
export function countReasons(people: readonly CohortPerson[]): ReadonlyMap<CohortReason, number> {
  const counts = new Map<CohortReason, number>();
  for (const { reason } of people) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const ordered: readonly CohortReason[] = [...neverReasons, ...endedReasons];
  return new Map(ordered.flatMap((reason) => (counts.has(reason) ? [[reason, counts.get(reason) ?? 0]] : [])));
}

/** One question after another: how many it turned away, and how many were left. */
export type FunnelStep = { readonly reason: CohortReason; readonly lost: number; readonly left: number };

/** From everybody down to the members of the day, in the order in which the reasons are asked. */
export function funnelOf(people: readonly CohortPerson[]): readonly FunnelStep[] {
  const counts = countReasons(people);
  let left = people.length;
  return [...neverReasons, ...endedReasons].map((reason) => {
    const lost = counts.get(reason) ?? 0;
    left -= lost;
    return { reason, lost, left };
  });
}
