import { compareText } from '#observation/version.ts';
import type { Application } from '#record/facet/application.ts';
import type { PersonView } from '#record/person-view.ts';

/** A person's accounts in Apply; several, where accounts that have nothing to do with one another turned out to be theirs. */
export type Accounts = {
  /** Every C-id, the smallest first. */
  readonly ids: readonly string[];
  /** The accounts themselves, each by its first C-id, by which it is drawn for good. */
  readonly own: readonly string[];
  /** The account that a choice belongs to; undefined when no row says whose it is. */
  of(application: Application): string | undefined;
};

/**
 * An account that is recovered, or merged into another, goes on under a new C-id with its choices: a choice that both
 * held makes them one account, and what the first was drawn for stays drawn.
 */
export function accountsOf(view: PersonView): Accounts {
  const first = new Map<string, string>();
  const firstOf = (id: string): string => {
    const before = first.get(id);
    return before === undefined || before === id ? id : firstOf(before);
  };
  for (const { accounts } of view.applications.toSorted(byFirstStep)) {
    const [kept, ...later] = accounts;
    for (const id of later)
      if (kept !== undefined && firstOf(id) !== firstOf(kept)) first.set(firstOf(id), firstOf(kept));
  }
  const named = view.applications.flatMap(({ accounts }) => accounts);
  const held = view.records.filter(({ ref }) => ref.feed === 'apply-candidate').map(({ ref }) => ref.key);
  const ids = [...new Set([...named, ...held])].toSorted(compareText);
  return {
    ids,
    own: [...new Set(ids.map(firstOf))].toSorted(compareText),
    of: ({ accounts: [id] }) => (id === undefined ? undefined : firstOf(id)),
  };
}

function byFirstStep(a: Application, b: Application): number {
  return compareText(a.steps[0]?.from ?? '', b.steps[0]?.from ?? '') || compareText(a.ref.key, b.ref.key);
}
