import type { CohortGroup } from '#cohort/group.ts';
import { type Times, timeQuery, today, withQuery } from './address.ts';

export function cohortHref(name: string, times: Times = today): string {
  return withQuery(`/staff/cohorts/${encodeURIComponent(name)}`, timeQuery(times));
}

/** The people of a stage, or with a reason, a page at a time; pages count from 1. */
export function cohortPeopleHref(name: string, group: CohortGroup, times: Times, page = 1): string {
  return withQuery(`/staff/cohorts/${encodeURIComponent(name)}/people`, {
    reason: group,
    ...timeQuery(times),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}
