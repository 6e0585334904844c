import { type Times, timeQuery, today, withQuery } from './address.ts';

/** @param year an academic year by its first calendar year; null for that of the day */
export function fundingHref(year: number | null = null, times: Times = today): string {
  return withQuery('/staff/funding', { ...(year === null ? {} : { year: String(year) }), ...timeQuery(times) });
}
