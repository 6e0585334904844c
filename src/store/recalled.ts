import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { readObservations } from './observation.ts';
import type { PageMemory } from './page-memory.ts';
import type { PageTransaction } from './page-transaction.ts';
import type { Recall } from './recall.ts';

/** Reads of what was said that ask the database only for what this transaction, or the ones before it, do not know. */
export function recalledReads(transaction: PageTransaction, recall: Recall, memory: PageMemory | null) {
  const ask = async (refs: readonly RecordRef[]): Promise<readonly Observation[]> =>
    refs.length === 0 ? [] : readObservations(transaction, refs);
  /** Of records that are not recalled: by heart from pages before, or asked for. */
  const readHistories = async (refs: readonly RecordRef[]): Promise<readonly Observation[]> => {
    const known = new Map(refs.map((ref) => [formatRef(ref), memory?.histories.of(formatRef(ref))]));
    const unknown = refs.filter((ref) => known.get(formatRef(ref)) === undefined);
    const asked = recordsOf(await ask(unknown));
    for (const name of unknown.map(formatRef)) memory?.histories.keep(name, asked.get(name) ?? []);
    return refs.flatMap((ref) => known.get(formatRef(ref)) ?? asked.get(formatRef(ref)) ?? []);
  };
  return {
    recall: async (refs: readonly RecordRef[]): Promise<readonly Observation[]> => {
      const unknown = refs.filter((ref) => recall.of(ref) === undefined);
      recall.hold(unknown, await readHistories(unknown));
      return refs.flatMap((ref) => recall.of(ref) ?? []);
    },
    readObservations: async (refs: readonly RecordRef[]): Promise<readonly Observation[]> => {
      const read = await readHistories(refs.filter((ref) => recall.of(ref) === undefined));
      return [...refs.flatMap((ref) => recall.of(ref) ?? []), ...read];
    },
    readReferences: async (references: readonly RecordRef[]): Promise<readonly Observation[]> => {
      const unknown = references.filter((reference) => memory?.references.of(formatRef(reference)) === undefined);
      const asked = recordsOf(await ask(unknown));
      const found = new Map(asked);
      for (const reference of unknown) memory?.references.keep(formatRef(reference), saidUnder(reference, asked));
      for (const reference of references) {
        for (const [record, said] of recordsOf(memory?.references.of(formatRef(reference)) ?? []))
          found.set(record, said);
      }
      return [...found.values()].flat();
    },
  };
}

function recordsOf(said: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  return Map.groupBy(said, formatRef);
}

/** A provider that is named by its name alone stands for every provider record that ever had it. */
function saidUnder(reference: RecordRef, asked: ReadonlyMap<string, readonly Observation[]>): readonly Observation[] {
  if (reference.feed !== 'publish-provider' || !reference.key.startsWith('name/'))
    return asked.get(formatRef(reference)) ?? [];
  const name = reference.key.slice('name/'.length);
  const isNamed = (each: Observation): boolean =>
    each.feed === 'publish-provider' && each.attribute === 'name' && each.value === name;
  return [...asked.values()].filter((said) => said.some(isNamed)).flat();
}
