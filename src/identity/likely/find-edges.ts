import { formatRef } from '#source/record-ref.ts';
import type { Features } from '../features.ts';
import { blockingKeys } from '../match/make-key.ts';
import { type Edge, edgeOf } from './judge-pair.ts';
import type { Matching } from './matching.ts';

/** A record with the keys under which it is looked for; a key that more records share than `atMost` finds nobody. */
export type BlockedRecord = {
  readonly features: Features;
  readonly keys: readonly { readonly key: string; readonly atMost: number }[];
};

/** A record as it is written down to be found by others; the digest tells whether it is another one than was written. */
export type IndexedRecord = BlockedRecord & { readonly digest: string };

/** A record that was found, and by which of the keys that were asked. */
export type Candidate = { readonly features: Features; readonly places: readonly number[] };

export function blocked(features: Features, { rules }: Pick<Matching, 'rules'>): BlockedRecord {
  const keys = rules.flatMap((rule) =>
    blockingKeys(features, rule).map((key) => ({ key: `${rule.name}: ${key}`, atMost: rule.atMost })),
  );
  return { features, keys };
}

/** Who was found by the keys that were asked. */
export type Found = { readonly asked: BlockedRecord['keys']; readonly candidates: readonly Candidate[] };

/** Each key once: records of one page share many. */
export function askedKeys(records: readonly BlockedRecord[]): BlockedRecord['keys'] {
  const asked = new Map(records.flatMap(({ keys }) => keys.map((each) => [each.key, each])));
  return [...asked.values()];
}

/**
 * The likely pairs of these records, with one another and with those that were found.
 * @param found by the keys of these records, and perhaps of others, as the database holds them; what it holds of these
 *   records themselves is out of date
 * @param isTied pairs that a rule ties already, of which nothing more is asked
 */
export function findEdges(
  records: readonly BlockedRecord[],
  { asked, candidates }: Found,
  isTied: (one: string, other: string) => boolean,
  matching: Matching,
): readonly Edge[] {
  const own = new Set(records.map(({ features }) => formatRef(features.ref)));
  const others = candidates.filter(({ features }) => !own.has(formatRef(features.ref)));
  const foundBy = groupByKey(others.map(({ features, places }) => ({ features, keys: places })));
  const ownBy = groupByKey(records.map(({ features, keys }) => ({ features, keys: keys.map(({ key }) => key) })));
  const compared = new Set<string>();
  return asked.flatMap(({ key, atMost }, place) => {
    const [ours, theirs] = [ownBy.get(key) ?? [], foundBy.get(place) ?? []];
    if (ours.length + theirs.length > atMost) return [];
    return ours.flatMap((one, at) =>
      [...ours.slice(at + 1), ...theirs].flatMap((other) => {
        const [a, b] = [formatRef(one.ref), formatRef(other.ref)];
        const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
        if (compared.has(pair)) return [];
        compared.add(pair);
        return isTied(a, b) ? [] : (edgeOf(one, other, matching) ?? []);
      }),
    );
  });
}

function groupByKey<Key>(
  records: readonly { readonly features: Features; readonly keys: readonly Key[] }[],
): ReadonlyMap<Key, readonly Features[]> {
  const groups = new Map<Key, Features[]>();
  for (const { features, keys } of records) {
    for (const key of keys) {
      const own = groups.get(key);
      if (own === undefined) groups.set(key, [features]);
      else own.push(features);
    }
  }
  return groups;
}
