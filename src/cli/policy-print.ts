import type { KeptDiff } from '#store/policy-diff.ts';
import { printTable } from './print.ts';

export function printDiff({ from, to, validOn, people, seconds, changed, changes }: KeptDiff): void {
  console.log(`${to} in place of ${from}, valid on ${validOn}`);
  const rate = seconds === 0 ? people : Math.round(people / seconds);
  console.log(`${people} people decided under both in ${seconds.toFixed(1)} s (${rate} a second)`);
  console.log(`${changed} of them get another answer\n`);
  if (changes.length === 0) return;
  printTable(
    ['answer', 'from', 'to', 'people', 'for example'],
    changes.map((each) => [each.answer, each.from, each.to, each.people, each.examples.join(' ')]),
  );
}
