import type { Fake } from './answer.ts';
import { type TrapName, traps } from './trap.ts';
import { everyTrap } from './trap-set.ts';

/** Which traps are set, and what each does. */
export function trapApi(set: readonly TrapName[]): Fake {
  const list = everyTrap.map((name) => ({ name, isSet: set.includes(name), ...traps[name] }));
  return (ask) =>
    ask.path === '/traps' && ask.method === 'GET' ? { status: 200, body: { set, traps: list } } : undefined;
}
