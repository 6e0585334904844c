import { describeSetting } from '../setting.ts';
import { addBoth, type Both } from './tally.ts';
import { knownTraps, type Trap } from './trap-list.ts';
import { type MeasuredTruth, measureTruth, type TruthAsked } from './truth.ts';
import { type Counts, total } from './verdict.ts';
import { finalButQualified } from './week.ts';

/** What each trap alone does to how right we are, against an England without any. */
export type TrapEffects = {
  readonly none: MeasuredTruth;
  readonly all: MeasuredTruth;
  readonly each: readonly { readonly trap: Trap; readonly measured: MeasuredTruth }[];
};

/** One replay a trap, one after the other. */
export async function measureTrapEffects(asked: Omit<TruthAsked, 'traps' | 'dataDirectory'>): Promise<TrapEffects> {
  const measure = (traps: string): Promise<MeasuredTruth> =>
    measureTruth({ ...asked, traps, dataDirectory: undefined });
  const none = await measure('none');
  const each: { trap: Trap; measured: MeasuredTruth }[] = [];
  for (const trap of await knownTraps()) each.push({ trap, measured: await measure(trap.name) });
  return { none, each, all: await measure('all') };
}

export function trapPage({ none, each, all }: TrapEffects): string {
  const { people, seed, year } = none;
  return `# What each trap costs

The sources of made-up England are as awkward as life, and each awkwardness is a switch. Here each is set alone, against an England without any: by how many hundredths of the people with a place the marks of [truth.md](truth.md) change.
A change of a few tenths is the luck of so few people; traps that only bite together (a missing number beside a university's own address) show in the last line alone.

| trap | it tells | all weeks: status right | unknown | wrong, said | wrong, unsaid | e-mail right | at the end: status right | e-mail right |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| none | what is left without any, in hundredths | ${inFull(weeksOf(none), finalOf(none))} |
${each.map(({ trap, measured }) => `| ${trap.name} | ${trap.tells} | ${change(none, measured)} |`).join('\n')}
| all | all of them together | ${change(none, all)} |

"At the end" is 31 July ${year + 1} as known 30 days later, leaving out who has qualified, since only the regulator can say that.

\`\`\`
npm run bench -- truth --each-trap --people ${people} --seed ${seed} --year ${year} --write
${describeSetting(all)}
\`\`\`
`;
}

function inFull(weeks: Both, final: Both): string {
  return cells(weeks, final)
    .map((each) => each.toFixed(1))
    .join(' | ');
}

function change(from: MeasuredTruth, to: MeasuredTruth): string {
  const before = cells(weeksOf(from), finalOf(from));
  const after = cells(weeksOf(to), finalOf(to));
  return after
    .map((each, index) => each - (before[index] ?? 0))
    .map((each) => (Math.abs(each) < 0.05 ? '0' : `${each > 0 ? '+' : '−'}${Math.abs(each).toFixed(1)}`))
    .join(' | ');
}

function cells({ status, email }: Both, final: Both): readonly number[] {
  const { right, unknown, wrong_said, wrong_unsaid } = status;
  const ofWeeks = [right, unknown, wrong_said, wrong_unsaid].map((part) => percent(part, status));
  return [
    ...ofWeeks,
    percent(email.right, email),
    percent(final.status.right, final.status),
    percent(final.email.right, final.email),
  ];
}

function percent(part: number, counts: Counts): number {
  return (100 * part) / Math.max(1, total(counts));
}

function weeksOf({ moments }: MeasuredTruth): Both {
  const weeks = Object.entries(moments['with a place'] ?? {}).filter(([name]) => !name.startsWith('final'));
  return weeks.map(([, both]) => both).reduce(addBoth);
}

function finalOf({ moments }: MeasuredTruth): Both {
  const final = moments['with a place']?.[finalButQualified];
  if (final === undefined) throw new Error('nobody was marked at the end');
  return final;
}
