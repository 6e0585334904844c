import type { Pool } from 'pg';
import type { StatusFrom } from '#cohort/week.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { statusSpans } from '#record/span.ts';
import { readKnownPeople } from '#store/evidence-batch.ts';
import { readLives } from '#store/life.ts';
import type { Note } from './read-cohort.ts';
import { viewsAsOf } from './views-as-of.ts';

export type AskedLives = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly people: readonly string[];
  readonly knownAt: Instant;
  readonly note: Note;
};

/** The statuses of some people over valid time, as known at an instant; from what is kept, as far as it is true of that instant. */
export async function livesOf(asked: AskedLives): Promise<ReadonlyMap<string, readonly StatusFrom[]>> {
  const kept = await readLives(asked.pool, asked.people, londonDate(asked.knownAt));
  // Something was recorded since: what is kept tells of another instant.
  if (kept.knownAt !== null && kept.knownAt > asked.knownAt) return livesAsOf(asked);
  if (kept.stale.length === 0) return kept.lives;
  return new Map([...kept.lives, ...(await livesAsOf({ ...asked, people: kept.stale }))]);
}

/** The same from the evidence. */
export async function livesAsOf({
  pool,
  policy,
  people,
  knownAt,
  note,
}: AskedLives): Promise<Map<string, readonly StatusFrom[]>> {
  const known = await readKnownPeople(pool, knownAt, people);
  const lives = new Map<string, readonly StatusFrom[]>();
  for await (const seen of viewsAsOf({ pool, policy, knownAt }, known)) {
    for (const { person, view } of seen) {
      const spans = statusSpans(view, policy);
      lives.set(
        person,
        spans.map(({ from, headline }) => ({ from, code: headline.finding.code })),
      );
    }
    note(lives.size, known.length);
  }
  return lives;
}
