import { chance } from '../upstream/chance.ts';

/** What is asked, by whom: everybody with an equal chance, as known now or on an earlier day. */
export type Target = {
  readonly url: string;
  readonly token: string;
  readonly people: readonly string[];
  readonly knownAt: string | null;
};

export function headersOf({ token }: Target): Record<string, string> {
  return { authorization: `Bearer ${token}`, purpose: 'operations' };
}

/** The address of the next random person. */
export function pathsOf({ people, knownAt }: Target): () => string {
  let asked = 0;
  const query = knownAt === null ? '' : `?known-at=${knownAt}`;
  return () => {
    asked += 1;
    return `/api/v1/people/${people[Math.floor(chance(asked, 40) * people.length)]}${query}`;
  };
}
