import type { ProviderNames } from '#store/funding.ts';

/** A provider as a source names it: by a code of Publish's, a UKPRN or another office's number, and by its name. */
export type NamedProvider = { readonly id: string | null; readonly name: string | null };

/** One name for one provider: its code in Publish where that is known, else what the source calls it. */
export function providerMatcher(
  providers: readonly ProviderNames[],
): (said: NamedProvider) => { readonly provider: string; readonly providerName: string | null } {
  const byCode = new Map(providers.map((each) => [each.code.toLowerCase(), each]));
  const byUkprn = new Map(providers.flatMap((each) => (each.ukprn === null ? [] : [[each.ukprn, each] as const])));
  const byName = Map.groupBy(
    providers.filter(({ name }) => name !== null),
    ({ name }) => plain(name ?? ''),
  );
  return ({ id, name }) => {
    // A name that two providers have names neither of them.
    const [only, other] = name === null ? [] : (byName.get(plain(name)) ?? []);
    const found =
      byUkprn.get(id ?? '') ?? byCode.get((id ?? '').toLowerCase()) ?? (other === undefined ? only : undefined);
    return found === undefined
      ? { provider: id ?? name ?? 'not known', providerName: name }
      : { provider: found.code, providerName: found.name };
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
