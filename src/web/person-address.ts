import { type Times, timeQuery, today, withQuery } from './address.ts';

/** Keys of these feeds hold a TRN, which never stands in a URL. */
const unspeakable = ['trs-person:', 'employment:'];

export function isSafeInAddress(who: string): boolean {
  return !unspeakable.some((prefix) => who.startsWith(prefix));
}

/** A person's page, at a valid day and as known at the end of a day; what is left out means today. */
export function personHref(who: string, times: Times = today): string {
  return withQuery(`/staff/person/${encodeURIComponent(who).replaceAll('%3A', ':')}`, timeQuery(times));
}
