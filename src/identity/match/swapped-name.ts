import type { Features } from '../features.ts';
import type { Comparers } from './compare.ts';
import { levelsOf } from './comparison.ts';

export const swappedLevel = levelsOf['given-name'].indexOf('swapped');

/** Given and family name the other way about, each the other's or its misspelling. */
export function areSwapped(a: Features, b: Features, comparers: Comparers): boolean {
  return crossNames(a.firstNames, b.lastNames, comparers) && crossNames(a.lastNames, b.firstNames, comparers);
}

/** Whether a given name is a family name of the other record. */
export function crossNames(some: readonly string[], others: readonly string[], comparers: Comparers): boolean {
  return some.some((name) => others.some((other) => isSame(name, other, comparers)));
}

function isSame(left: string, right: string, comparers: Comparers): boolean {
  return left === right || comparers['family-name'](left, right) <= closeLevel;
}

const closeLevel = levelsOf['family-name'].indexOf('close');
