import { notCompared } from './comparison.ts';

/**
 * What a record says of somebody's road into teaching, each value one text that can be read on a page and is compared as
 * any other value is: `applied on 2024-11-03`, `trained 2025-09-01 to 2026-06-26`. Two of one kind are only equal or not.
 */
export type Stage =
  | { readonly kind: 'applied'; readonly on: string }
  /** From when to when somebody trained; `passed` when they met the standards at its end. */
  | { readonly kind: 'trained' | 'passed'; readonly from: string; readonly to: string }
  | { readonly kind: 'qualified'; readonly on: string };

export function writeStage(stage: Stage): string {
  return 'on' in stage ? `${stage.kind} on ${stage.on}` : `${stage.kind} ${stage.from} to ${stage.to}`;
}

/** A full-time course: at which provider (UKPRN), from which day to which. */
export function writeCourse(ukprn: string, from: string, to: string): string {
  return `${ukprn} ${from} to ${to}`;
}

/** A provider (UKPRN) to whose course somebody was admitted, or who trains them. */
export function writePlace(kind: 'applied' | 'trained', ukprn: string): string {
  return `${kind} at ${ukprn}`;
}

/** Two years, of a cycle or of a training; an offer that is put off by a year is usual. */
export function compareYears(left: string, right: string): number {
  return Math.abs(Number(left) - Number(right)) === 1 ? 1 : 2;
}

/** Whether two stages can follow one another: `in order`, `left before` or `qualified before`. */
export function compareStages(left: string, right: string): number {
  const [a, b] = [readStage(left), readStage(right)];
  const [earlier, later] = rank[a.kind] <= rank[b.kind] ? [a, b] : [b, a];
  if (rank[earlier.kind] === rank[later.kind]) return notCompared;
  if (earlier.kind === 'applied') {
    if (!('from' in later)) return earlier.on <= later.on ? inOrder : qualifiedBefore;
    if (earlier.on <= later.from) return inOrder;
    return later.kind === 'passed' && earlier.on > later.to ? qualifiedBefore : leftBefore;
  }
  // A training, and the day since which somebody is qualified.
  return 'from' in earlier && 'on' in later && later.on < earlier.from ? qualifiedBefore : inOrder;
}

const [inOrder, leftBefore, qualifiedBefore] = [1, 2, 3];
const rank = { applied: 0, trained: 1, passed: 1, qualified: 2 };

function readStage(text: string): Stage {
  const [kind, first = '', second = '', third = ''] = text.split(' ');
  if (kind === 'trained' || kind === 'passed') return { kind, from: first, to: third };
  return { kind: kind === 'qualified' ? kind : 'applied', on: second };
}

/** Two full-time courses: `one provider`, `one after the other` or `at once`. */
export function compareCourses(left: string, right: string): number {
  const [ours, from = '', , to = ''] = left.split(' ');
  const [theirs, otherFrom = '', , otherTo = ''] = right.split(' ');
  if (ours === theirs) return 1;
  return from < otherTo && otherFrom < to ? 3 : 2;
}

/** The provider to whom somebody applied, and the one who trains them. */
export function comparePlaces(left: string, right: string): number {
  const [kind, , ours] = left.split(' ');
  const [otherKind, , theirs] = right.split(' ');
  if (kind === otherKind) return notCompared;
  return ours === theirs ? 1 : 2;
}
