/** How an answer stands to the truth: wrong ones apart by whether a source had said what is true, or nobody had yet. */
export const verdicts = ['right', 'unknown', 'wrong_said', 'wrong_unsaid'] as const;
export type Verdict = (typeof verdicts)[number];

/** People by verdict; parts of people where several records of ours speak for one. */
export type Counts = Readonly<Record<Verdict, number>>;

export const nobody: Counts = { right: 0, unknown: 0, wrong_said: 0, wrong_unsaid: 0 };

export function add(one: Counts, other: Counts): Counts {
  return {
    right: one.right + other.right,
    unknown: one.unknown + other.unknown,
    wrong_said: one.wrong_said + other.wrong_said,
    wrong_unsaid: one.wrong_unsaid + other.wrong_unsaid,
  };
}

export function count(counts: Counts, verdict: Verdict, weight: number): Counts {
  return { ...counts, [verdict]: counts[verdict] + weight };
}

export function total(counts: Counts): number {
  return verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
}
