/** Keys of these feeds hold a TRN, which never stands in a URL. */
const unspeakable = ['trs-person:', 'employment:'];

export function isSafeInAddress(who: string): boolean {
  return !unspeakable.some((prefix) => who.startsWith(prefix));
}

export type Times = { readonly validOn: string | null; readonly knownOn: string | null };

/** A person's page, at a valid day and as known at the end of a day; what is left out means today. */
export function personHref(who: string, { validOn, knownOn }: Times = { validOn: null, knownOn: null }): string {
  const query = new URLSearchParams({
    ...(validOn === null ? {} : { 'valid-on': validOn }),
    ...(knownOn === null ? {} : { 'known-at': knownOn }),
  }).toString();
  return `/person/${encodeURIComponent(who).replaceAll('%3A', ':')}${query === '' ? '' : `?${query}`}`;
}
