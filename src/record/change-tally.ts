import type { AnswerChange } from './answer-change.ts';

/** How many people's answer becomes which, with a few of them. */
export type CountedChange = AnswerChange & { readonly people: number; readonly examples: readonly string[] };

/** What other texts change of everybody's answers. */
export type ChangeTally = {
  /** People of whom any answer changes. */
  readonly changed: number;
  /** The most frequent first. */
  readonly changes: readonly CountedChange[];
};

/** Counts changes as they come, a person at a time; what it keeps grows with the kinds of change and never with the people. */
export function openTally(examples: number): {
  add(person: string, changes: readonly AnswerChange[]): void;
  result(): ChangeTally;
} {
  const kinds = new Map<string, { change: AnswerChange; people: number; examples: string[] }>();
  let changed = 0;
  return {
    add: (person, changes) => {
      if (changes.length > 0) changed += 1;
      for (const change of changes) {
        const name = `${change.answer}\n${change.from}\n${change.to}`;
        const kind = kinds.get(name) ?? { change, people: 0, examples: [] };
        kind.people += 1;
        if (kind.examples.length < examples) kind.examples.push(person);
        kinds.set(name, kind);
      }
    },
    result: () => ({
      changed,
      changes: [...kinds.values()]
        .toSorted((a, b) => b.people - a.people || (a.change.answer < b.change.answer ? -1 : 1))
        .map(({ change, ...counted }) => ({ ...change, ...counted })),
    }),
  };
}
