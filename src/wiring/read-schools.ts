import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import { knownRecords } from '#record/evidence/known-record.ts';
import { type School, schoolIn, urnsIn } from '#record/facet/school.ts';
import { readSchoolsSaid } from '#store/school.ts';

/** The schools that a person's records had named by then, as the lists had shown them by then. */
export async function readSchools(
  pool: Pool,
  own: readonly Observation[],
  knownAt: Instant,
): Promise<readonly School[]> {
  const urns = urnsIn(own.filter((each) => each.recordedFrom <= knownAt));
  if (urns.length === 0) return [];
  const records = knownRecords(await readSchoolsSaid(pool, urns, knownAt), knownAt);
  return urns.flatMap((urn) => schoolIn(records, urn) ?? []);
}
