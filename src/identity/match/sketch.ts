import { isRelay, localPart } from '../clean/clean-email.ts';
import { outwardCode } from '../clean/clean-postcode.ts';
import { type ComparisonKind, levelsOf, notCompared } from './comparison.ts';
import type { Values } from './table.ts';

/**
 * Three numbers a value that show of most pairs, without a look at the texts, that they have nothing in common. The
 * texts of a million records lie all over the memory, and most candidates share nothing but their key.
 */
export type Sketches = { readonly numbers: Int32Array; readonly quick: QuickLevel };

/** The level of two values that are not equal; `unsure` where their texts must be compared. */
type QuickLevel = (numbers: Int32Array, left: number, right: number) => number;

export const unsure = -2;

export function sketchesOf(
  kind: ComparisonKind,
  lists: readonly Values[],
  relayDomains: ReadonlySet<string>,
): Sketches | null {
  const quick = quickLevels[kind];
  if (quick === undefined) return null;
  const numbers = new Int32Array(lists.length * 3);
  const outwards = new Map<string, number>();
  for (let id = 0; id < lists.length; id += 1) {
    const value = lists[id];
    if (typeof value !== 'string') return null;
    numbers[id * 3] = marksOf(value);
    if (kind === 'postcode') {
      const outward = outwardCode(value);
      if (!outwards.has(outward)) outwards.set(outward, outwards.size);
      numbers[id * 3 + 1] = outwards.get(outward) ?? -1;
    } else if (kind === 'email') {
      numbers[id * 3 + 1] = hashTo(value, value.lastIndexOf('@'));
      numbers[id * 3 + 2] = beginningOf(localPart(value)) | (isRelay(value, { relayDomains }) ? relay : 0);
    }
  }
  return { numbers, quick };
}

const quickLevels: Readonly<Partial<Record<ComparisonKind, QuickLevel>>> = {
  number: quickNumber,
  phone: quickNumber,
  postcode: quickPostcode,
  email: quickEmail,
};

function quickNumber(numbers: Int32Array, left: number, right: number): number {
  return areFarApart(numbers, left, right) ? levelsOf.number.indexOf('different') : unsure;
}

const area = levelsOf.postcode.indexOf('area');
const otherPlace = levelsOf.postcode.indexOf('different');

function quickPostcode(numbers: Int32Array, left: number, right: number): number {
  if (!areFarApart(numbers, left, right)) return unsure;
  return numbers[left * 3 + 1] === numbers[right * 3 + 1] ? area : otherPlace;
}

const otherEmail = levelsOf.email.indexOf('different');
const relay = 1 << 30;

function quickEmail(numbers: Int32Array, left: number, right: number): number {
  if (!areFarApart(numbers, left, right) || numbers[left * 3 + 1] === numbers[right * 3 + 1]) return unsure;
  const one = numbers[left * 3 + 2] ?? 0;
  const other = numbers[right * 3 + 2] ?? 0;
  if ((one & ~relay) === (other & ~relay)) return unsure;
  return ((one | other) & relay) === 0 ? otherEmail : notCompared;
}

/** A slip takes one mark away and puts one in, at most: two texts whose marks differ by more are no slip apart. */
function areFarApart(numbers: Int32Array, left: number, right: number): boolean {
  let differ = (numbers[left * 3] ?? 0) ^ (numbers[right * 3] ?? 0);
  differ &= differ - 1;
  differ &= differ - 1;
  return differ !== 0;
}

/** One bit for each mark that the text holds; several marks may share one. */
function marksOf(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) marks |= 1 << (text.charCodeAt(at) & 31);
  return marks;
}

function beginningOf(text: string): number {
  return ((text.charCodeAt(0) & 0x7fff) << 15) | (text.length > 1 ? text.charCodeAt(1) & 0x7fff : 0);
}

function hashTo(text: string, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
