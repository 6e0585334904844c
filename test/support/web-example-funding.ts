import type { FundingLine } from '#insight/funding-check.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { FundingPorts } from '#web/funding-port.ts';

/** Counts of invented providers: for 2025 some differ for every reason there is, for other years nothing is known. */
export function exampleFunding(today: () => PlainDate): FundingPorts {
  const settled = () => `${today()}T12:00:00Z`;
  return {
    times: async () => ({ settled: settled(), today: today() }),
    check: async ({ year, validOn, knownAt }) => {
      const isKnown = (year ?? 2025) === 2025;
      return {
        kind: 'found',
        value: {
          year: year ?? 2025,
          validOn: validOn ?? today(),
          knownAt: knownAt ?? settled(),
          fileAt: isKnown ? '2026-01-10T05:30:00Z' : null,
          lines: isKnown ? exampleLines : [],
          unmatched: isKnown ? [{ side: 'theirs', what: 'subject', word: 'Classical Greek', heads: 3 }] : [],
          total: isKnown ? { ours: 1204, uncertain: 18, theirs: 1249 } : { ours: 0, uncertain: 0, theirs: 0 },
        },
      };
    },
  };
}

const exampleLines: readonly FundingLine[] = [
  line('1AA', 'Aster SCITT', 'Mathematics', 24, 0, 61, 'unexplained'),
  line('2BB', 'University of Netherby with a name as long as names are', 'Modern languages', 40, 4, 44, 'uncertain'),
  line('1AA', 'Aster SCITT', 'Drama', 5, 0, null, 'not_listed'),
  line('3CC', null, 'Physics', 11, 0, 12, 'lag'),
  line('2BB', 'University of Netherby with a name as long as names are', 'English', 30, 0, 30, 'same'),
];

function line(
  provider: string,
  providerName: string | null,
  subject: string,
  ours: number,
  uncertain: number,
  theirs: number | null,
  why: FundingLine['why'],
): FundingLine {
  const difference = ours - (theirs ?? 0);
  return { provider, providerName, subject, route: 'Provider-led', ours, uncertain, theirs, difference, why };
}
