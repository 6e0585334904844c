import type { Difference } from '#identity/check/difference.ts';
import type { Kept, MatchCheck } from '#identity/check/match-run.ts';
import type { PairCause } from '#identity/check/pair-difference.ts';
import { instantWords } from './date-word.ts';
import { countWords } from './number-word.ts';

/** The last nightly check in one sentence. */
export function checkSentence(check: Kept<MatchCheck> | null): string {
  if (check === null) return 'The nightly check has not run yet.';
  const { at, records, differences, pairDifferences } = check;
  const whole = `The nightly check matched ${countWords(records, 'record', 'records')} again on ${instantWords(at)}`;
  const { together, apart, ask, unasked } = differences;
  const pairs = Object.values(pairDifferences).reduce((sum, count) => sum + count, 0);
  const found = together + apart + ask + unasked + pairs;
  return `${whole} and found ${found === 0 ? 'everybody as held' : countWords(found, 'difference', 'differences')}.`;
}

const moves: Readonly<Record<Difference['kind'], string>> = {
  together: 'Joined',
  apart: 'Parted',
  ask: 'Asked about',
  unasked: 'Not asked about any more',
};

export function moveWord(kind: Difference['kind']): string {
  return moves[kind];
}

const causes: Readonly<Record<PairCause, string>> = {
  missing: 'found, and not held',
  'hot-key': 'held, and every key that they share is hot now',
  'no-shared-key': 'held, and they share no key of the rules in force',
  'tied-by-rule': 'held, and a rule ties them now',
  'other-model': 'held as an earlier model scored them',
  'other-score': 'held with another score than what the records say gives',
};

/** How a pair is held otherwise than it is found, in a few words. */
export function pairCauseWord(cause: PairCause): string {
  return causes[cause];
}
