import { describeSetting } from '../setting.ts';
import { type Finding, findingFor } from './finding.ts';
import { addBoth, type Both, facets, type Miss, type Series } from './tally.ts';
import type { MeasuredTruth } from './truth.ts';
import { truthChart } from './truth-chart.ts';
import { missesOf, share } from './truth-report.ts';
import { type Counts, total } from './verdict.ts';
import { finalButQualified } from './week.ts';

/** Fills the frame: what was measured, as Markdown. */
export function truthPage(
  measured: MeasuredTruth,
  withoutTraps: MeasuredTruth,
  frame: string,
  findings: readonly Finding[],
): string {
  const parts: Readonly<Record<string, string>> = {
    summary: summary(measured),
    held: heldLine(measured),
    traps: trapTable(measured, withoutTraps),
    weeks: table('week from', weeksOf(measured, 'with a place')),
    applicants: table('week from', weeksOf(measured, 'without a place')),
    splits: facets
      .map((facet) => `### By ${facet}\n\n${table(facet, sorted(measured.splits[facet] ?? {}))}`)
      .join('\n\n'),
    misses: missTables(measured, findings),
    setting: setting(measured),
  };
  return frame.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

export function truthPicture(measured: MeasuredTruth): string {
  return `${truthChart(weeksOf(measured, 'with a place'))}\n`;
}

function summary(measured: MeasuredTruth): string {
  const { splits } = measured;
  const rows: (readonly [string, Both])[] = [];
  for (const series of ['with a place', 'without a place'] as const) {
    const weeks = weeksOf(measured, series).map(([, both]) => both);
    if (weeks.length > 0) rows.push([`${series}, all weeks`, weeks.reduce(addBoth)]);
  }
  for (const [held, both] of sorted(splits.held ?? {})) rows.push([`with a place, held ${held}, all weeks`, both]);
  rows.push(...finalRows(measured, ''));
  return table('people', rows);
}

/** How many there are whom we hold as several, and how many of whom nobody had said anything. */
function heldLine({ moments, split, unheard, year }: MeasuredTruth): string {
  const people = Object.values(moments).reduce(
    (sum, { final }) => sum + (final === undefined ? 0 : total(final.status)),
    0,
  );
  const [several, unknown] = [split.final ?? 0, unheard.final ?? 0];
  return `On 31 July ${year + 1} we held ${several} of ${Math.round(people)} people as several, and ${unknown} were known to no service yet.`;
}

function trapTable(all: MeasuredTruth, none: MeasuredTruth): string {
  const rows = [all, none].flatMap((each) => [
    [
      `traps: ${each.traps}, all weeks`,
      weeksOf(each, 'with a place')
        .map(([, both]) => both)
        .reduce(addBoth),
    ] as const,
    ...finalRows(each, `traps: ${each.traps}, `),
  ]);
  return table('people with a place', rows);
}

/** The last day of the year as known 30 days later: what was said late has arrived. */
export function finalRows({ moments, year }: MeasuredTruth, prefix: string): readonly (readonly [string, Both])[] {
  const own = moments['with a place'] ?? {};
  const names = [
    ['final', 'with a place'],
    [finalButQualified, 'with a place, leaving out who has qualified'],
  ] as const;
  return names.flatMap(([name, whom]) => {
    const both = own[name];
    return both === undefined ? [] : [[`${prefix}31 July ${year + 1} as known 30 days later, ${whom}`, both] as const];
  });
}

function weeksOf({ moments }: MeasuredTruth, series: Series): readonly (readonly [string, Both])[] {
  return sorted(moments[series] ?? {}).filter(([name]) => !name.startsWith('final'));
}

export function table(first: string, rows: readonly (readonly [string, Both])[]): string {
  return [
    `| ${first} | person-weeks | status right | unknown | wrong, said | wrong, unsaid | e-mail right | none | wrong, said | wrong, unsaid |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ([name, { status, email }]) =>
        `| ${name} | ${Math.round(total(status)).toLocaleString('en-GB')} | ${cells(status)} | ${cells(email)} |`,
    ),
  ].join('\n');
}

function cells(counts: Counts): string {
  const all = total(counts);
  const { right, unknown, wrong_said, wrong_unsaid } = counts;
  return [right, unknown, wrong_said, wrong_unsaid].map((part) => share(part, all)).join(' | ');
}

function missTables({ misses }: MeasuredTruth, findings: readonly Finding[]): string {
  const all = missesOf(misses);
  const titles = {
    'status/wrong_said': 'Status: a source had said it',
    'status/unknown': 'Status: unknown to us, although a source had said it',
    'status/wrong_unsaid': 'Status: nobody had said it yet',
    'email/wrong_said': 'E-mail address: a source had said it',
    'email/wrong_unsaid': 'E-mail address: nobody had said it yet',
  };
  return Object.entries(titles)
    .map(([kind, title]) => {
      const own = all.filter(({ about, verdict }) => `${about}/${verdict}` === kind);
      return `### ${title}\n\n${missTable(own, findings)}`;
    })
    .join('\n\n');
}

function missTable(misses: readonly Miss[], findings: readonly Finding[]): string {
  return [
    '| rule | true | ours | held | people | answers | example | what it is |',
    '| --- | --- | --- | --- | ---: | ---: | --- | --- |',
    ...misses.map((miss) => {
      const { rule, truth, ours, people, answers } = miss;
      const held = miss.verdict === 'wrong_unsaid' ? 'either way' : miss.held;
      const found = findingFor(miss, findings);
      const what = found === undefined ? '**not looked at yet**' : `**${found.is}**: ${found.because}`;
      return `| ${rule} | ${truth} | ${ours} | ${held} | ${people} | ${Math.round(answers)} | ${exampleOf(miss)} | ${what} |`;
    }),
  ].join('\n');
}

function exampleOf({ example }: Miss): string {
  const { key, on, truth, ours, confidence, because } = example;
  return `\`${key}\` on ${on}: true ${truth}, ours ${ours} (${confidence}). ${because}`.replaceAll('|', '\\|');
}

function setting(measured: MeasuredTruth): string {
  const { people, seed, year, rows, replaySeconds, markingSeconds } = measured;
  return [
    '```',
    `npm run bench -- truth --people ${people} --seed ${seed} --year ${year} --write`,
    `${people} people a cycle, seed ${seed}, academic year ${year} to ${year + 1}`,
    `${rows.toLocaleString('en-GB')} rows read in ${replaySeconds} s, marked in ${markingSeconds} s by two processes`,
    describeSetting(measured),
    '```',
  ].join('\n');
}

function sorted(values: Readonly<Record<string, Both>>): readonly (readonly [string, Both])[] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
