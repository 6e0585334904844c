import { describeSetting } from '../setting.ts';
import { allSeries, type Both, facets, type Miss } from './tally.ts';
import type { MeasuredTruth } from './truth.ts';
import { type Counts, total, verdicts } from './verdict.ts';

/** For the terminal: the shares by week and split, and what is wrong. */
export function describeTruth(measured: MeasuredTruth): string {
  const { people, seed, year, rows, moments, splits, misses } = measured;
  const lines = [
    `truth: ${people} people a cycle, seed ${seed}, academic year ${year}; ${rows} rows in ${measured.replaySeconds} s, marked in ${measured.markingSeconds} s`,
    `${' '.repeat(28)}people  status: right unknown wrong-said wrong-unsaid   email: right none wrong-said wrong-unsaid`,
  ];
  for (const series of allSeries) {
    lines.push(`people ${series}`);
    for (const [name, both] of Object.entries(moments[series] ?? {}).toSorted()) lines.push(row(`  ${name}`, both));
  }
  for (const facet of facets) {
    lines.push(`by ${facet}, all weeks`);
    for (const [value, both] of Object.entries(splits[facet] ?? {}).toSorted()) lines.push(row(`  ${value}`, both));
  }
  lines.push('what misses the truth, by rule: person-weeks, people');
  for (const miss of missesOf(misses)) lines.push(describeMiss(miss));
  return [...lines, describeSetting(measured)].join('\n');
}

/** The most person-weeks first; ours before what nobody had said. */
export function missesOf(misses: MeasuredTruth['misses']): readonly Miss[] {
  return Object.values(misses).toSorted(
    (a, b) =>
      b.about.localeCompare(a.about) ||
      a.verdict.localeCompare(b.verdict) ||
      b.answers - a.answers ||
      b.people - a.people,
  );
}

function row(name: string, { status, email }: Both): string {
  return `${name.padEnd(28)}${Math.round(total(status)).toString().padStart(6)}  ${shares(status)}   ${shares(email)}`;
}

function shares(counts: Counts): string {
  const all = total(counts);
  return verdicts.map((verdict) => share(counts[verdict], all).padStart(7)).join(' ');
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
}

function describeMiss({ about, verdict, rule, truth, ours, held, answers, people, example }: Miss): string {
  return `${about} ${verdict} ${rule}: truth ${truth}, ours ${ours}, held ${held}: ${Math.round(answers)} answers, ${people} people
    ${example.key} on ${example.on}: truth ${example.truth}, ours ${example.ours} (${example.confidence}); ${example.because}`;
}
