import { instant } from '#kernel/instant.ts';
import type { MatchingPorts, MatchingReport } from '#web/matching-port.ts';

/** A check that found something of each kind, and a model that ran in the shadow twice. */
export function exampleMatching(): MatchingPorts {
  return { report: async () => report, lastCheck: async () => report.check };
}

const thresholds = {
  automaticBits: 9.96,
  reviewBits: 0,
  closeSecondBits: 3,
  loudestBits: 10,
  mostRecords: 100,
  askAbout: [],
};
const run = { thresholds, seconds: 134, people: 41_223, records: 203_118, pairs: 61_004 };
const shadow = { ...run, model: 'department-2027-01-10.1', at: instant('2026-01-12T14:00:00Z') };

const report: MatchingReport = {
  model: 'department-2026-11-26.1',
  shadowedAt: null,
  check: {
    ...run,
    model: 'department-2026-11-26.1',
    at: instant('2026-01-14T01:32:14Z'),
    differences: { together: 2, apart: 1, ask: 3, unasked: 1, moved: 4 },
    pairDifferences: { missing: 3, 'hot-key': 41, 'tied-by-rule': 1 },
    filed: 6,
    hot: [
      { rule: 'birthday', atMost: 12, keys: 1204, records: 30_112, worst: [{ key: 'a4f0', records: 211 }] },
      {
        rule: 'both names and postcode area',
        atMost: 100,
        keys: 1,
        records: 117,
        worst: [{ key: '09c1', records: 117 }],
      },
    ],
  },
  shadows: [
    {
      ...shadow,
      differences: { together: 214, apart: 3, ask: 12, unasked: 190, moved: 217 },
      moves: [
        {
          kind: 'together',
          groups: [['apply-application:1001'], ['register-trainee:ana-a', 'trs-person:3000101']],
          people: ['019b7c00-0000-7000-8000-000000000001', '019b7c00-0000-7000-8000-000000000002'],
          bits: 12.41,
        },
        { kind: 'apart', groups: [['git-contact:a0b1c2d3'], ['sign-in:teacher-auth ana']], people: [], bits: null },
      ],
    },
    {
      ...shadow,
      at: instant('2026-01-11T14:00:00Z'),
      differences: { together: 0, apart: 0, ask: 0, unasked: 0, moved: 0 },
      moves: [],
    },
  ],
};
