/** A valid day, and the day at whose end it was known; null means today. */
export type Times = { readonly validOn: string | null; readonly knownOn: string | null };

export const today: Times = { validOn: null, knownOn: null };

export function timeQuery({ validOn, knownOn }: Times): Readonly<Record<string, string>> {
  return {
    ...(validOn === null ? {} : { 'valid-on': validOn }),
    ...(knownOn === null ? {} : { 'known-at': knownOn }),
  };
}

export function withQuery(path: string, fields: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(fields).toString();
  return query === '' ? path : `${path}?${query}`;
}
