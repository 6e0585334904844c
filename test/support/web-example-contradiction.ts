import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import type { ContradictionDetail, ContradictionPorts, QueuedContradiction } from '#web/contradiction-port.ts';
import { examplePerson } from './web-example-person.ts';

const today = plainDate('2026-01-14');

/** Some that wait, one of them late; the first of the example person can be settled and taken back. */
export function exampleContradictions(): ContradictionPorts {
  const [contradiction] = examplePerson(today, '2026-01-14T12:00:00Z').contradictions;
  if (contradiction === undefined) throw new Error('The example person has no contradiction');
  let detail: ContradictionDetail = {
    who: 'apply-application:1001',
    contradiction,
    saidAt: { 'o-2': '2025-12-02T10:00:00Z', 'o-7': '2025-08-28T15:00:00Z' },
    sentence: 'Register says that the trainee is registered; it outranks Apply because the provider signed off.',
    today,
  };
  return {
    times: async () => ({ settled: `${today}T12:00:00Z`, today }),
    queue: async ({ state }) => ({
      kind: 'found',
      value: {
        total: state === 'resolved' ? 0 : queued.length,
        contradictions: state === 'resolved' ? [] : queued,
        counts: [
          { kind: 'apply_against_register', owner: 'provider', open: 1, late: 1 },
          { kind: 'attribute_mismatch', owner: 'support', open: 1, late: 0 },
        ],
        today,
      },
    }),
    contradiction: async (who, kind) => (who === detail.who && kind === detail.contradiction.kind ? detail : null),
    settle: async (_who, _kind, action, { stands, author, reason }) => {
      if (reason === 'Too late') return { kind: 'refused', message: 'Somebody was quicker' };
      const { resolution: _before, ...open } = detail.contradiction;
      const right = open.sides[Number(stands) - 1] ?? null;
      const resolution = { decision: 'd-1', author, at: instant('2026-01-14T12:00:00Z'), reason, stands: right };
      detail = {
        ...detail,
        contradiction: action === 'resolve' ? { ...open, state: 'resolved', resolution } : { ...open, state: 'open' },
      };
      return { kind: 'done' };
    },
  };
}

const queued: readonly QueuedContradiction[] = [
  {
    who: 'apply-application:1001',
    kind: 'apply_against_register',
    owner: 'provider',
    opened: plainDate('2025-12-03'),
    due: plainDate('2025-12-17'),
    state: 'open',
  },
  {
    who: 'apply-application:1002',
    kind: 'attribute_mismatch',
    owner: 'support',
    opened: plainDate('2026-01-08'),
    due: plainDate('2026-01-22'),
    state: 'open',
  },
];
