import { setImmediate } from 'node:timers/promises';
import type { ProjectedStanding } from '#cohort/projection.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { viewPerson } from '#record/person-view.ts';
import { type Projection, project } from '#record/projection.ts';
import { projectStandings } from './cohort-standing.ts';
import { gather } from './gather.ts';
import { inGroups } from './in-groups.ts';
import type { PageStore } from './page-store.ts';

/**
 * Resolves these people as known now and stores their projections.
 * @param repository in force where nothing was published
 */
export async function publish(store: PageStore, people: readonly PersonId[], repository: Policy): Promise<void> {
  if (people.length === 0) return;
  const policy = await store.policyInForce(repository);
  const { evidenceOf, found } = await gather(store, people);
  if (found.length > 0) await store.addReferences(found);
  // From here on Node is busy: PostgreSQL writes meanwhile.
  store.sendHeld();
  for (const some of inGroups(people, resolvedAtOnce)) {
    const resolved = some.map((person) => resolvePerson(person, evidenceOf(person), store.recordedAt, policy));
    await store.saveProjections(resolved.map(({ projection }) => projection));
    await store.saveStandings(
      some,
      resolved.flatMap(({ standings }) => standings),
    );
    // A socket takes a large write in pieces, each when we let it.
    await setImmediate();
  }
}

/** What is resolved of these is on its way to PostgreSQL while the next are resolved. */
const resolvedAtOnce = 32;

/** All that is kept of one person's answers, as known at an instant. */
export function resolvePerson(
  person: PersonId,
  evidence: Evidence,
  knownAt: Instant,
  policy: Policy,
): { readonly projection: Projection; readonly standings: readonly ProjectedStanding[] } {
  const view = viewPerson(evidence, knownAt, policy);
  return { projection: project(person, view, policy), standings: projectStandings(person, view, policy) };
}
