import type { Pool as DatabasePool } from 'pg';
import type { Draw, Pool } from '#cohort/draw.ts';
import { firstDraw, membersOf } from '#cohort/membership.ts';
import { standingOf } from '#cohort/standing.ts';
import { standingOn } from '#cohort/standing-on.ts';
import { textHashOf } from '#job/cohort-standing.ts';
import { endOfLondonDay, londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { personDecisions } from '#record/person-decisions.ts';
import type { PersonView } from '#record/person-view.ts';
import { readPools } from '#store/cohort-pool.ts';
import { policyAt } from '#store/policy-in-force.ts';
import type { PersonCohort } from '#web/cohort-port.ts';
import { textsOfDay } from './pools.ts';
import { sha256 } from './read-cohort.ts';

export type PersonCohorts = (person: string, view: PersonView, on: PlainDate) => Promise<readonly PersonCohort[]>;

/** How one person stands in each cohort, from their own evidence and the draws of the waves that have closed. */
export function personCohorts(database: DatabasePool, repository: Policy): PersonCohorts {
  const draws = drawShelf(database);
  return async (person, view, on) => {
    const policy = await policyAt(database, repository, view.knownAt);
    return Promise.all(
      [...policy.cohorts.values()].map(async (cohort) => {
        const judged = later(on, londonDate(view.knownAt));
        const standing = standingOf(view, cohort, policy, personDecisions(view, policy), judged);
        const drawn = await draws(policy, cohort, view);
        const drawing = { cohort, closed: drawn?.closed ?? [], open: new Map(), on };
        const one = standingOn({ person, who: person, standing }, on);
        const [line] = membersOf([one], drawing, sha256, drawn?.draw);
        if (line === undefined) throw new Error(`${person} stands nowhere in ${cohort.name}`);
        const isDrawKnown = drawn !== null || one.span.state.kind === 'outside';
        return { ...line, cohort: cohort.name, isDrawKnown };
      }),
    );
  };
}

type Drawn = { readonly closed: readonly Pool[]; readonly draw: Draw };

/**
 * The draws that are kept: what a wave closed with never changes, so each is read and drawn once.
 * @returns null while the first wave is open, or has closed and nobody has asked for the cohort since
 */
function drawShelf(
  database: DatabasePool,
): (policy: Policy, cohort: Cohort, view: PersonView) => Promise<Drawn | null> {
  const shelf = new WeakMap<Cohort, Map<number, Drawn>>();
  return async (policy, cohort, { knownAt }) => {
    const days = cohort.draw.days.filter((day) => endOfLondonDay(day) <= knownAt);
    const waves = days.length;
    if (waves === 0) return null;
    const ofText = shelf.get(cohort) ?? new Map<number, Drawn>();
    shelf.set(cohort, ofText);
    const kept = ofText.get(waves);
    if (kept !== undefined) return kept;
    const closed: Pool[] = [];
    for (const [index, day] of days.entries()) {
      const closing = await textsOfDay({ pool: database, policy, cohort }, day);
      const pools = await readPools(database, cohort.name, textHashOf(closing.policy, closing.cohort));
      closed.push(...[pools.get(index + 1)].filter((pool) => pool !== undefined));
    }
    if (closed.length < waves || closed.every((pool) => pool.size === 0)) return null;
    const drawing = { cohort, closed, open: new Map(), on: londonDate(knownAt) };
    const drawn = { closed, draw: firstDraw(drawing, sha256) };
    ofText.set(waves, drawn);
    return drawn;
  };
}
