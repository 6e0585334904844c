import type { PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonView } from '#record/person-view.ts';
import { accountsOf } from './choice.ts';
import { judge } from './predicate.ts';
import type { StandingSpan } from './standing.ts';
import { stratumOf } from './stratum.ts';

/** Another account of a member, found later to be theirs: by itself it would have joined on that day. */
export type Duplicate = {
  readonly account: string;
  readonly begun: PlainDate;
  readonly stratum: string;
  readonly because: readonly string[];
};

/** Two accounts in Apply that turn out to be one person's are one membership; the other's is kept to be ended by name. */
export function duplicatesOf(
  view: PersonView,
  spans: readonly StandingSpan[],
  cohort: Cohort,
  policy: Policy,
  judged: PlainDate,
): readonly Duplicate[] {
  const accounts = accountsOf(view);
  const main = spans.find(({ state }) => state.kind === 'inside' || state.kind === 'ended');
  if (accounts.length < 2 || main === undefined) return [];
  return accounts
    .filter((account) => account !== main.account)
    .flatMap((account) => {
      const own = view.applications.filter(({ candidateId }) => candidateId === account);
      const days = [...new Set(own.flatMap(({ steps }) => steps.map(({ from }) => from)))].toSorted();
      for (const on of days.filter((day) => day <= judged)) {
        const { counted, failing, because } = judge(view, own, { on, judged }, cohort, policy);
        if (counted === undefined || failing.length > 0) continue;
        return [{ account, begun: on, stratum: stratumOf(view, counted, on, cohort), because }];
      }
      return [];
    });
}
