import { londonDate } from '#kernel/instant.ts';
import { spokenSource } from '#source/source-name.ts';
import type { Finding } from '../rule/finding.ts';
import type { Settled } from '../settled-headline.ts';
import { longDate } from './long-date.ts';

/** What stood against what, and who is believed since somebody settled it. */
export function settledBy({ contradiction, resolution, without }: Settled, { confidence }: Finding): string {
  const { at, stands } = resolution;
  const said = contradiction.sides.map((side) => `${spokenSource(side.source)} said “${side.value}”`).join(', ');
  const settled = `${said}. On ${longDate(londonDate(at))} it was settled`;
  if (stands === null) return `${settled} that both are noted and this stands.`;
  const right = `${settled}: what counts is “${stands.value}”`;
  return without !== undefined || confidence !== 'disputed'
    ? `${right}.`
    : `${right}. What follows from that no rule says, so this stays in doubt until its source is put right.`;
}
