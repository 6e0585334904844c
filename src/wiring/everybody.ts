import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { inGroups } from '#job/in-groups.ts';
import type { Instant } from '#kernel/instant.ts';
import { coverageOf } from '#record/evidence/scope.ts';
import { readCoverageAt, readKnownPeople, readPeopleAfter } from '#store/evidence-batch.ts';
import { evidenceReader, type PersonHeard } from './cohort/views-as-of.ts';

/** So many people's ids are read at a time, and the evidence of so many. */
const idsAtOnce = 5000;
const peopleAtOnce = 250;

/**
 * What was known of everybody at an instant, some people at a time and forgotten again; while some are looked at, the next
 * are on their way.
 */
export async function* evidenceOfEverybody(
  pool: Pool,
  knownAt: Instant,
): AsyncGenerator<readonly PersonHeard[], void, undefined> {
  const coverage = await readCoverageAt(pool, knownAt);
  for await (const some of heardOfEverybody(pool, knownAt)) {
    yield some.map((each) => ({
      ...each,
      evidence: { ...each.evidence, coverage: coverageOf(each.evidence.own, coverage) },
    }));
    await setImmediate();
  }
}

async function* heardOfEverybody(
  pool: Pool,
  knownAt: Instant,
): AsyncGenerator<readonly PersonHeard[], void, undefined> {
  const read = evidenceReader(pool, knownAt);
  const underWay: Promise<readonly PersonHeard[]>[] = [];
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await readPeopleAfter(pool, after, knownAt, idsAtOnce);
    for (const some of inGroups(ids, peopleAtOnce)) {
      const next = readKnownPeople(pool, knownAt, some).then(read);
      next.catch(() => undefined);
      underWay.push(next);
      const [first] = underWay.length > 1 ? underWay.splice(0, 1) : [];
      if (first !== undefined) yield await first;
    }
    after = ids.at(-1) ?? null;
    if (ids.length < idsAtOnce) break;
  }
  for (const rest of underWay) yield await rest;
}
