import type { Candidate } from './apply/candidate.ts';
import { isShown, lastOf } from './apply/candidate-now.ts';
import { currentCycle, findOpensFor } from './calendar.ts';
import { isFurther, type Standing, standingOf } from './population/standing.ts';
import type { Instant } from './time.ts';

/** What the Candidate API had last said of somebody's newest form; undefined before the first word. */
export function standingSaid(candidates: readonly Candidate[], by: Instant): Standing | undefined {
  const candidate = lastOf(
    candidates.map((one) => ({ at: one.createdAt, one })),
    by,
  )?.one;
  const at = candidate === undefined ? undefined : lastShown(candidate, by);
  if (candidate === undefined || at === undefined) return undefined;
  const form = candidate.forms.findLast(({ createdAt }) => createdAt <= at);
  const said = (form?.choices ?? []).flatMap(({ steps }) => lastOf(steps, at)?.status ?? []).map(standingOf);
  return said.length === 0 ? 'began_application' : said.reduce((best, one) => (isFurther(one, best) ? one : best));
}

/** Whoever has no form in a new cycle is shown for the last time before it opens. */
export function lastShown(candidate: Candidate, by: Instant): Instant | undefined {
  if (isShown(candidate, by)) return by;
  for (let cycle = currentCycle(by); cycle >= 2025; cycle -= 1) {
    const before = findOpensFor(cycle) - 1;
    if (isShown(candidate, before)) return before;
  }
  return undefined;
}
