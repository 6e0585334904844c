import type { Difference } from '#identity/check/difference.ts';
import type { HotRule, MatchCheck } from '#identity/check/match-run.ts';
import type { Differences } from '#identity/check/outcome.ts';
import { formatRef } from '#source/record-ref.ts';
import type { Shadowed } from '../wiring/match/shadow-model.ts';
import { printTable } from './print.ts';

export function printCheck({
  people,
  records,
  pairs,
  seconds,
  differences,
  pairDifferences,
  filed,
  hot,
}: MatchCheck): void {
  console.log(
    `${people} people with ${records} records matched again in ${seconds.toFixed(1)} s, ${pairs} likely pairs`,
  );
  printDifferences(differences, 'than it is held');
  const causes = Object.entries(pairDifferences);
  for (const [cause, count] of causes) console.log(`  pairs, ${cause.replaceAll('-', ' ')}: ${count}`);
  if (filed > 0) console.log(`${filed} questions opened: teacher-success match list`);
  printHotRules(hot);
}

function printHotRules(hot: readonly HotRule[]): void {
  if (hot.length === 0) {
    console.log('no key is held by more records than its rule allows');
    return;
  }
  console.log('keys that more records hold than their rule allows, by which nobody is found:');
  printTable(
    ['rule', 'at most', 'keys', 'records', 'worst (hash: records)'],
    hot.map(({ rule, atMost, keys, records, worst }) => [
      rule,
      atMost,
      keys,
      records,
      worst
        .slice(0, 3)
        .map((each) => `${each.key}: ${each.records}`)
        .join(', '),
    ]),
  );
}

export function printShadow({ run, differences }: Shadowed): void {
  console.log(
    `model ${run.model}: ${run.people} people with ${run.records} records matched in ${run.seconds.toFixed(1)} s, ${run.pairs} likely pairs; nothing was changed`,
  );
  printDifferences(run.differences, 'under this model');
  if (differences.length === 0) return;
  printTable(
    ['what', 'bits', 'people', 'records'],
    differences.map(({ kind, edge, people, groups }) => [
      words[kind],
      edge === null ? null : Number(edge.bits.toFixed(1)),
      people.join(', '),
      groups.map((group) => group.map(formatRef).join(' ')).join(' | '),
    ]),
  );
  const all = run.differences.together + run.differences.apart + run.differences.ask + run.differences.unasked;
  if (all > differences.length) console.log(`and ${all - differences.length} more: --limit`);
}

const words: Readonly<Record<Difference['kind'], string>> = {
  together: 'joined',
  apart: 'parted',
  ask: 'asked about',
  unasked: 'not asked about any more',
};

function printDifferences({ together, apart, ask, unasked, moved }: Differences, otherwise: string): void {
  if (together + apart + ask + unasked === 0) {
    console.log(`nobody would be anybody else ${otherwise}`);
    return;
  }
  console.log(`otherwise ${otherwise}:`);
  console.log(`  people that would be joined: ${together}, parted: ${apart}; records that would move: ${moved}`);
  console.log(`  questions that would be asked: ${ask}, not asked any more: ${unasked}`);
}
