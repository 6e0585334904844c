import type { Pool } from 'pg';
import { lookUpPeople } from '#store/holding.ts';

/** A record of the one person who has an address that was proved to be somebody's; null when nobody has it, or more than one. */
export async function onlyOneWith(pool: Pool, email: string): Promise<string | null> {
  const found = await lookUpPeople(pool, { email });
  const others = found.filter(({ who }) => !who.startsWith('sign-in:'));
  const [only] = others;
  return new Set(others.map(({ person }) => person)).size === 1 && only !== undefined ? only.who : null;
}
