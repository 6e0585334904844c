import { isRelay, localPart } from '../clean/clean-email.ts';
import { outwardCode } from '../clean/clean-postcode.ts';
import type { Cleaning, Nicknames } from '../clean/cleaning.ts';
import { compareCourses, comparePlaces, compareStages, compareYears } from './career.ts';
import { type ComparisonKind, levelsOf, notCompared } from './comparison.ts';
import { isOneEdit, jaroWinkler } from './text-distance.ts';

/** Compares two values that are not equal; the place of their level among `levelsOf` their kind. */
export type Compare = (left: string, right: string) => number;

export type Comparers = Readonly<Record<ComparisonKind, Compare>> & {
  /** Emails of these are never evidence against. */
  readonly relayDomains: ReadonlySet<string>;
};

/** How values of each kind are compared; symmetric, every one of them. */
export function comparersWith(cleaning: Pick<Cleaning, 'nicknames' | 'relayDomains'>): Comparers {
  const number = slipOrDifferent(2);
  return {
    'given-name': (left, right) => compareGivenNames(left, right, cleaning.nicknames),
    'middle-name': (left, right) => compareMiddleNames(left, right, cleaning.nicknames),
    'family-name': compareFamilyNames,
    date: compareDates,
    postcode: comparePostcodes,
    email: (left, right) => compareEmails(left, right, cleaning),
    phone: number,
    number,
    text: compareTexts,
    year: compareYears,
    stage: compareStages,
    course: compareCourses,
    place: comparePlaces,
    relayDomains: cleaning.relayDomains,
  };
}

/** How like two spellings must be to be called the same name misspelt, and to be called alike at all. */
const close = 0.92;
const similar = 0.82;
/** One slip in a name of three letters mostly makes another name of it: Mia is only like Mai. */
const shortestSlip = 4;

function compareGivenNames(left: string, right: string, nicknames: Nicknames): number {
  if (isInitialOf(left, right)) return 4;
  if (isVariant(left, right, nicknames)) return 1;
  if (isMisspelt(left, right)) return 2;
  return isAlike(left, right) ? 3 : 6;
}

function compareMiddleNames(left: string, right: string, nicknames: Nicknames): number {
  if (isInitialOf(left, right)) return 3;
  if (isVariant(left, right, nicknames)) return 1;
  return isMisspelt(left, right) ? 2 : 4;
}

function compareFamilyNames(left: string, right: string): number {
  if (sharesWord(left, right)) return 1;
  if (isMisspelt(left, right)) return 2;
  return isAlike(left, right) ? 3 : 4;
}

function isMisspelt(left: string, right: string): boolean {
  if (Math.min(left.length, right.length) >= shortestSlip && isOneEdit(left, right)) return true;
  return jaroWinkler(left, right) >= close;
}

function isAlike(left: string, right: string): boolean {
  return jaroWinkler(left, right) >= similar || (Math.min(left.length, right.length) > 1 && isOneEdit(left, right));
}

function isInitialOf(left: string, right: string): boolean {
  return (left.length === 1 || right.length === 1) && left.charCodeAt(0) === right.charCodeAt(0);
}

/** Mary-Jane is Mary, Bill is William, and Will is Bill because both are. */
function isVariant(left: string, right: string, nicknames: Nicknames): boolean {
  if (sharesWord(left, right)) return true;
  const [ofLeft, ofRight] = [nicknames.get(left), nicknames.get(right)];
  if (ofLeft?.has(right) || ofRight?.has(left)) return true;
  if (ofLeft === undefined || ofRight === undefined) return false;
  for (const name of ofLeft) if (ofRight.has(name)) return true;
  return false;
}

/** A word in common, or the same letters with another space between them; most names have one word and share none. */
function sharesWord(left: string, right: string): boolean {
  const isDouble = left.includes(' ') || right.includes(' ');
  if (!isDouble) return false;
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return true;
  const words = right.split(' ');
  return left.split(' ').some((word) => word.length > 2 && words.includes(word));
}

/** Both are YYYY-MM-DD, and real. */
function compareDates(left: string, right: string): number {
  const sameYear = sameAt(left, 0, right, 0) && sameAt(left, 2, right, 2);
  if (sameYear && sameAt(left, 5, right, 8) && sameAt(left, 8, right, 5)) return 1;
  if (isOneEdit(left, right)) return 2;
  const sameMonth = sameAt(left, 5, right, 5);
  const sameDay = sameAt(left, 8, right, 8);
  if (sameYear ? sameMonth || sameDay : sameMonth && sameDay) return 3;
  return sameYear ? 4 : 5;
}

/** Whether two digits are the same two. */
function sameAt(left: string, at: number, right: string, other: number): boolean {
  return left.charCodeAt(at) === right.charCodeAt(other) && left.charCodeAt(at + 1) === right.charCodeAt(other + 1);
}

function comparePostcodes(left: string, right: string): number {
  if (isOneEdit(left, right)) return 1;
  return outwardCode(left) === outwardCode(right) ? 2 : 3;
}

function compareEmails(left: string, right: string, cleaning: Pick<Cleaning, 'relayDomains'>): number {
  if (isOneEdit(left, right)) return 1;
  const [ours, theirs] = [localPart(left), localPart(right)];
  if (ours === theirs) return 2;
  // Two addresses that begin otherwise and are more than a slip apart are not alike; most pairs end here.
  if (ours.slice(0, 2) === theirs.slice(0, 2) && jaroWinkler(ours, theirs) >= close) return 3;
  return isRelay(left, cleaning) || isRelay(right, cleaning) ? notCompared : 5;
}

function compareTexts(left: string, right: string): number {
  if (isMisspelt(left, right)) return 1;
  return jaroWinkler(left, right) >= similar ? 2 : 3;
}

function slipOrDifferent(different: number): Compare {
  return (left, right) => (isOneEdit(left, right) ? 1 : different);
}

/**
 * The best level of any value of one record with any of the other's; where they agree exactly, the rarest value that
 * they share, which is the best evidence.
 */
export function compareLists(
  compare: Compare,
  left: readonly string[],
  right: readonly string[],
  countOf: (value: string) => number,
): { readonly level: number; readonly shared: string | undefined } {
  let level = notCompared;
  let shared: string | undefined;
  for (const one of left) {
    for (const other of right) {
      if (one === other) {
        if (shared === undefined || countOf(one) < countOf(shared)) shared = one;
      } else if (shared === undefined) {
        const found = compare(one, other);
        if (found !== notCompared && (level === notCompared || found < level)) level = found;
      }
    }
  }
  return shared === undefined ? { level, shared } : { level: 0, shared };
}

/** The place of the level `different` of a kind. */
export function differentLevel(kind: ComparisonKind): number {
  return levelsOf[kind].length - 1;
}
