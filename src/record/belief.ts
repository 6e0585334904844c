import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { type Held, heldOn, isSame } from './attribute-timeline.ts';
import type { Evidence } from './evidence/evidence.ts';
import { asKnown } from './evidence/reference.ts';
import { viewPerson } from './person-view.ts';

/** What we held of an attribute on one day, from the instant at which we came to hold it; `held` null: nothing. */
export type Belief = { readonly knownFrom: Instant; readonly held: Held | null };

/**
 * What was believed of one day, by name, as it changed with what we learned.
 * @param until the last instant asked about
 * @param policyAt under which policy what was known at an instant was judged
 */
export function beliefsOn(
  evidence: Evidence,
  on: PlainDate,
  until: Instant,
  policyAt: (at: Instant) => Policy,
): Readonly<Record<string, readonly Belief[]>> {
  const beliefs = new Map<string, Belief[]>();
  for (const at of learningInstants(evidence, until)) {
    const policy = policyAt(at);
    const known = heldOn(viewPerson(asKnown(evidence, at), at, policy), on, policy);
    for (const name of new Set([...beliefs.keys(), ...known.keys()])) {
      const own = beliefs.get(name) ?? [];
      const now = known.get(name) ?? null;
      if (own.length > 0 ? isSame(own.at(-1)?.held ?? null, now) : now === null) continue;
      beliefs.set(name, [...own, { knownFrom: at, held: now }]);
    }
  }
  return Object.fromEntries([...beliefs].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whenever anything of the person was recorded, or of what they name. */
function learningInstants({ own, references, decisions }: Evidence, until: Instant): readonly Instant[] {
  const all = new Set([...own, ...references, ...decisions].map(({ recordedFrom }) => recordedFrom));
  return [...all].filter((at) => at <= until).toSorted();
}
