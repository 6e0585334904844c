import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

export type Named = { readonly ref: RecordRef; readonly reference: RecordRef };

/** The courses, providers and sign-offs that a group of people's records name, read once for all of them. */
export type ReferenceShelf = {
  namesOf(record: string): readonly string[];
  about(reference: string): readonly Observation[];
  holds(reference: string): boolean;
  put(named: readonly Named[], observations: readonly Observation[]): void;
};

export function openReferenceShelf(first: {
  readonly named: readonly Named[];
  readonly observations: readonly Observation[];
}): ReferenceShelf {
  const names = new Map<string, string[]>();
  const asked = new Set<string>();
  const said = new Map<string, Observation[]>();
  const providersNamed = new Map<string, Set<string>>();
  const put: ReferenceShelf['put'] = (named, observations) => {
    for (const { ref, reference } of named) {
      const record = formatRef(ref);
      names.set(record, [...(names.get(record) ?? []), formatRef(reference)]);
      asked.add(formatRef(reference));
    }
    const before = new Set(said.keys());
    for (const each of observations) {
      const record = formatRef(each);
      // A provider may be read by its key and again by its name.
      if (before.has(record)) continue;
      const all = said.get(record);
      if (all === undefined) said.set(record, [each]);
      else all.push(each);
      if (each.feed === 'publish-provider' && each.attribute === 'name') {
        const name = `publish-provider:name/${String(each.value)}`;
        providersNamed.set(name, (providersNamed.get(name) ?? new Set()).add(record));
      }
    }
  };
  put(first.named, first.observations);
  return {
    namesOf: (record) => names.get(record) ?? [],
    // A provider that is known by its name only stands for every provider record of that name.
    about: (reference) => [
      ...(said.get(reference) ?? []),
      ...[...(providersNamed.get(reference) ?? [])].flatMap((provider) => said.get(provider) ?? []),
    ],
    holds: (reference) => asked.has(reference) && (said.has(reference) || providersNamed.has(reference)),
    put,
  };
}
