import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { RecordRef } from '#source/record-ref.ts';

/** Under which UKPRNs a provider is known that a record names otherwise: by its code in Publish or by its name. */
export type ProviderBook = {
  readonly byCode: (code: string) => readonly string[];
  readonly byName: (name: string) => readonly string[];
};

/** Nothing is known of any provider. */
export const emptyProviderBook: ProviderBook = { byCode: () => [], byName: () => [] };

/**
 * The lists of providers that hold those whom a record names, to be read before its features are made. Every value counts
 * that it ever said. A provider that is named by its name alone is asked for as `name/<name>`.
 */
export function providersNamedIn(ref: RecordRef, said: readonly Observation[]): readonly RecordRef[] {
  const of = (attribute: string): readonly string[] => [
    ...new Set(said.flatMap((each) => (each.attribute === attribute ? textOf(each.value) : []))),
  ];
  switch (ref.feed) {
    case 'apply-application': {
      const cycles = of('recruitment_cycle_year');
      const codes = [...of('training_provider_code'), ...of('accredited_provider_code')];
      return [...new Set(codes)].flatMap((code) => cycles.map((cycle) => provider(`${code}/${cycle}`)));
    }
    case 'register-trainee':
      return of('provider_name').map((name) => provider(`name/${name}`));
    default:
      return [];
  }
}

/** @param said what Publish ever said of some providers; a name that two of them have names neither */
export function openProviderBook(said: readonly Observation[]): ProviderBook {
  const byCode = new Map<string, Set<string>>();
  const codesOfName = new Map<string, Set<string>>();
  for (const { feed, key, attribute, value } of said) {
    if (feed !== 'publish-provider') continue;
    const code = key.slice(0, key.indexOf('/'));
    for (const text of textOf(value)) {
      if (attribute === 'ukprn') byCode.set(code, (byCode.get(code) ?? new Set()).add(text));
      if (attribute === 'name') codesOfName.set(text, (codesOfName.get(text) ?? new Set()).add(code));
    }
  }
  const ofCode: ProviderBook['byCode'] = (code) => [...(byCode.get(code) ?? [])].toSorted();
  return {
    byCode: ofCode,
    byName: (name) => {
      const [code, ...others] = codesOfName.get(name) ?? [];
      return code === undefined || others.length > 0 ? [] : ofCode(code);
    },
  };
}

function provider(key: string): RecordRef {
  return { feed: 'publish-provider', key };
}

function textOf(value: Json): readonly string[] {
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
