import type { TruePerson } from './witness.ts';

/** Whose each record is held to be, and which records each question that waits is about, by its parts. */
export type Held = {
  readonly persons: ReadonlyMap<string, string>;
  readonly questions: readonly (readonly { readonly key: string; readonly part: number }[])[];
};

export type Joining = {
  /** Records that are somebody's by the truth and by us. */
  readonly records: number;
  readonly questions: number;
  readonly pairs: { readonly right: number; readonly wrong: number; readonly missed: number; readonly asked: number };
  readonly mixed: { readonly people: number };
  readonly university: {
    readonly people: number;
    readonly right: number;
    readonly wrong: number;
    readonly asked: number;
    readonly apart: number;
  };
};

/** Counts pairs of records, and the trainees of universities, whom nothing but their description ties to their application. */
export function countJoining(
  truths: readonly Pick<TruePerson, 'id' | 'accreditedProviderType' | 'sourceRecords'>[],
  held: Held,
): Joining {
  const truthOf = new Map(truths.flatMap(({ id, sourceRecords }) => sourceRecords.map((key) => [key, id] as const)));
  const known = [...truthOf.keys()].filter((key) => held.persons.has(key));
  const ofPerson = Map.groupBy(known, (key) => held.persons.get(key));
  const mixed = new Set(
    [...ofPerson].filter(([, keys]) => new Set(keys.map((key) => truthOf.get(key))).size > 1).map(([person]) => person),
  );
  const asked = new Set(held.questions.flatMap((records) => pairsAcross(records)));
  const pairs = { right: 0, wrong: 0, missed: 0, asked: 0 };
  for (const keys of ofPerson.values()) {
    const same = sum([...Map.groupBy(keys, (key) => truthOf.get(key)).values()].map((own) => pairsOf(own.length)));
    pairs.right += same;
    pairs.wrong += pairsOf(keys.length) - same;
  }
  const university = { people: 0, right: 0, wrong: 0, asked: 0, apart: 0 };
  for (const { accreditedProviderType, sourceRecords } of truths) {
    const own = sourceRecords.filter((key) => held.persons.has(key));
    const apart = own.flatMap((one, at) =>
      own
        .slice(at + 1)
        .filter((other) => held.persons.get(one) !== held.persons.get(other))
        .map((other) => nameOf(one, other)),
    );
    pairs.missed += apart.length;
    pairs.asked += apart.filter((pair) => asked.has(pair)).length;
    const [applied, registered] = ['apply-', 'register-trainee'].map((start) =>
      own.filter((key) => key.startsWith(start)),
    );
    if (accreditedProviderType !== 'university' || !applied?.length || !registered?.length) continue;
    university.people += 1;
    const both = [...applied, ...registered];
    const across = applied.flatMap((one) => registered.map((other) => nameOf(one, other)));
    if (both.some((key) => mixed.has(held.persons.get(key)))) university.wrong += 1;
    else if (new Set(both.map((key) => held.persons.get(key))).size === 1) university.right += 1;
    else if (across.some((pair) => asked.has(pair))) university.asked += 1;
    else university.apart += 1;
  }
  return { records: known.length, questions: held.questions.length, pairs, mixed: { people: mixed.size }, university };
}

function pairsAcross(records: Held['questions'][number]): readonly string[] {
  return records.flatMap((one, at) =>
    records.slice(at + 1).flatMap((other) => (one.part === other.part ? [] : [nameOf(one.key, other.key)])),
  );
}

function nameOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function pairsOf(records: number): number {
  return (records * (records - 1)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
