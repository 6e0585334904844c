import { applyDeadlineOf } from '../calendar.ts';
import { type Instant, londonDayOf } from '../time.ts';
import type { Account, Attempt, Try } from './account.ts';
import type { Course } from './course.ts';
import type { LifeEvent } from './life.ts';
import { isFurther, standingOf } from './standing.ts';

/** What an account's history means for its owner's life, up to a place; from there the episode tells on. */
export function storyOfAccount({ createdAt, attempts }: Account): readonly LifeEvent[] {
  const began: LifeEvent = { kind: 'began_application', at: createdAt, on: londonDayOf(createdAt) };
  if (attempts.length > 0) {
    return [began, ...attempts.flatMap((one, index) => storyOfAttempt(one).slice(index === 0 ? 1 : 0))];
  }
  const cycle = new Date(createdAt / 1000).getUTCFullYear();
  const ends = createdAt < applyDeadlineOf(cycle) ? applyDeadlineOf(cycle) : applyDeadlineOf(cycle + 1);
  return [began, { kind: 'application_ended', at: ends, on: londonDayOf(ends) }];
}

function storyOfAttempt({ cycle, openedAt, tries }: Attempt): readonly LifeEvent[] {
  const place = Math.min(...tries.map((one) => one.place?.recruitedAt ?? Number.POSITIVE_INFINITY));
  const events: LifeEvent[] = [{ kind: 'began_application', at: openedAt, on: londonDayOf(openedAt) }];
  const instants = new Set(tries.flatMap(({ steps }) => steps.map(({ at }) => at)));
  // An empty form closes with the cycle too, although no row says so.
  if (tries.length === 0) instants.add(applyDeadlineOf(cycle));
  for (const at of [...instants].sort((one, other) => one - other)) {
    if (at >= place) break;
    const next = furthest(tries, at);
    if (next.kind !== events.at(-1)?.kind) events.push({ ...next, at, on: londonDayOf(at) });
  }
  return events;
}

type Turn =
  | { readonly kind: 'began_application' | 'application_ended' }
  | { readonly kind: 'applied' | 'offered' | 'accepted'; readonly course: Course };

/** Whoever holds an offer and waits for another answer holds an offer. */
function furthest(tries: readonly Try[], at: Instant): Turn {
  let best: Turn = { kind: 'application_ended' };
  for (const { course, steps } of tries) {
    const kind = standingOf(steps.findLast((step) => step.at <= at)?.status ?? 'unsubmitted');
    if (!isFurther(kind, best.kind)) continue;
    best = kind === 'application_ended' || kind === 'began_application' ? { kind } : { kind, course };
  }
  return best;
}
