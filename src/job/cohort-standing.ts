import { createHash } from 'node:crypto';
import { type ProjectedStanding, projectStanding } from '#cohort/projection.ts';
import { standingOf } from '#cohort/standing.ts';
import type { PersonId } from '#identity/person-id.ts';
import { londonDate } from '#kernel/instant.ts';
import { canonicalJson } from '#kernel/json.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { personDecisions } from '#record/person-decisions.ts';
import type { PersonView } from '#record/person-view.ts';

/** One person's standing towards every cohort as known now, to be kept. */
export function projectStandings(person: PersonId, view: PersonView, policy: Policy): readonly ProjectedStanding[] {
  // Somebody whose records all moved elsewhere stands nowhere.
  if (view.records.length === 0) return [];
  const [today, decisions] = [londonDate(view.knownAt), personDecisions(view, policy)];
  return [...policy.cohorts.values()].flatMap((cohort) => {
    const named = { person, cohort: cohort.name, textHash: textHashOf(policy, cohort) };
    return projectStanding(named, standingOf(view, cohort, policy, decisions, today));
  });
}

const known = new WeakMap<Policy, Map<Cohort['who'], string>>();

/**
 * Names the texts on which a standing hangs: who the cohort is for, and the policies of the record. Not the draw: another
 * size or seed draws from the same standings.
 */
export function textHashOf(policy: Policy, cohort: Cohort): string {
  const hashes = known.get(policy) ?? new Map<Cohort['who'], string>();
  known.set(policy, hashes);
  const before = hashes.get(cohort.who);
  if (before !== undefined) return before;
  const { calendar, lag, contact } = policy;
  const { who, strata, startTerms } = cohort;
  const texts = JSON.parse(JSON.stringify({ calendar, lag, contact, who, strata, startTerms }));
  const hash = createHash('sha256').update(canonicalJson(texts)).digest('hex').slice(0, 16);
  hashes.set(cohort.who, hash);
  return hash;
}
