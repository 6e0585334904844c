import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Coverage } from '#record/evidence/evidence.ts';
import { readFeed, readInstant } from '#store/row.ts';

/** The last complete runs by an instant that would have shown a change to these records. */
export type CoverageHistory = (own: readonly Observation[], at: Instant) => readonly Coverage[];

export async function readCoverageHistory(pool: Pool): Promise<CoverageHistory> {
  const { rows } = await pool.query('select feed, scope, complete_at from coverage order by complete_at');
  const all: readonly Coverage[] = rows.map((row) => ({
    feed: readFeed(row.feed),
    scope: row.scope,
    completeAt: readInstant(row.complete_at),
  }));
  const scopes = [...Map.groupBy(all, ({ feed, scope }) => `${feed}/${scope}`).values()];
  return (own, at) => {
    const named = new Set(own.flatMap((each) => (each.recordedFrom <= at ? (scopeNamedIn(each) ?? []) : [])));
    return scopes.flatMap((runs) => {
      const last = runs.findLast(({ completeAt }) => completeAt <= at);
      return last !== undefined && (isAnyones(last) || named.has(`${last.feed}/${last.scope}`)) ? [last] : [];
    });
  };
}

/** A complete list of Register is about everybody. */
function isAnyones({ feed, scope }: Coverage): boolean {
  return feed === 'register-trainee' && scope === '*';
}

/** The scope of its feed in which a record that says so is read. */
function scopeNamedIn({ feed, attribute, value }: Observation): string | undefined {
  switch (`${feed} ${attribute}`) {
    case 'apply-application recruitment_cycle_year':
    case 'register-trainee ukprn':
      return `${feed}/${String(value)}`;
    case 'apply-candidate form':
      return `${feed}/${String(memberOf(value, 'cycle'))}`;
    default:
      return undefined;
  }
}
