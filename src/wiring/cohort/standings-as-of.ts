import type { Pool } from 'pg';
import { standingOf } from '#cohort/standing.ts';
import type { PersonStanding } from '#cohort/standing-on.ts';
import { neverRecruited } from '#cohort/standing-span.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { personDecisions } from '#record/person-decisions.ts';
import { readKnownPeople } from '#store/evidence-batch.ts';
import { viewsAsOf } from './views-as-of.ts';

export type AsOf = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly cohort: Cohort;
  readonly validOn: PlainDate;
  readonly knownAt: Instant;
  /** Only these people; null for everybody who was known then. */
  readonly among: readonly string[] | null;
  readonly note: (done: number, of: number) => void;
};

/** Everybody's standing worked out from the evidence as known at an instant, a batch of people at a time. */
export async function standingsAsOf(asked: AsOf): Promise<readonly PersonStanding[]> {
  const { cohort, policy, validOn, knownAt } = asked;
  const people = await readKnownPeople(asked.pool, knownAt, asked.among);
  // Who was never recruited anywhere needs no reading: nothing else is asked of them.
  const [recruited, others] = [true, false].map((may) => people.filter((each) => each.mayBeRecruited === may));
  const found: PersonStanding[] = (others ?? []).map(({ person, who, account }) => ({
    person,
    who,
    standing: { spans: [neverRecruited(account)], duplicates: [] },
  }));
  const judged = later(validOn, londonDate(knownAt));
  for await (const seen of viewsAsOf(asked, recruited ?? [])) {
    for (const { person, who, view } of seen) {
      found.push({ person, who, standing: standingOf(view, cohort, policy, personDecisions(view, policy), judged) });
    }
    asked.note(found.length, people.length);
  }
  return found;
}
