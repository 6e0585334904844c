import { type Random, randomFrom } from './random.ts';
import { type Trap, type TrapName, traps } from './trap.ts';

/** The trap's own stream for whoever falls into it; undefined for everybody else, and for all when it is not set. */
export type Falls = (trap: TrapName) => Random | undefined;

export interface TrapSet {
  readonly has: (trap: TrapName) => boolean;
  /** For one person, row or provider, by a key of its own: nobody's fall moves anything that another draws. */
  readonly before: (key: string | number) => Falls;
}

export const everyTrap: readonly TrapName[] = namesOf(traps);

export function setTraps(seed: number, names: readonly TrapName[]): TrapSet {
  const set = new Set(names);
  return {
    has: (trap) => set.has(trap),
    before: (key) => (trap) => {
      if (!set.has(trap)) return undefined;
      const random = randomFrom(seed, trap, key);
      return random.chance(shareOf(trap)) ? random : undefined;
    },
  };
}

/** `all`, `none`, names, and names with a minus that are left out, in their order: `all,-two_cycles`. */
export function readTraps(text: string): readonly TrapName[] {
  const set = new Set<TrapName>();
  for (const word of text.split(',').map((one) => one.trim())) {
    if (word === 'all') for (const name of everyTrap) set.add(name);
    else if (word === 'none') set.clear();
    else if (word.startsWith('-')) set.delete(trapNamed(word.slice(1)));
    else set.add(trapNamed(word));
  }
  return everyTrap.filter((name) => set.has(name));
}

function shareOf(trap: TrapName): number {
  return traps[trap].share;
}

function trapNamed(text: string): TrapName {
  const name = everyTrap.find((one) => one === text);
  if (name === undefined) throw new Error(`--traps knows no ${text || 'empty name'}, only ${everyTrap.join(', ')}`);
  return name;
}

function namesOf<Name extends string>(list: Readonly<Record<Name, Trap>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in list) names.push(name);
  return names;
}
