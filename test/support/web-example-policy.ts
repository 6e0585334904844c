import type { PolicyPorts, PublicationSummary } from '#web/policy-port.ts';
import { policyTable, policyWeeks } from '../../src/wiring/policy/policy-table.ts';
import { policy } from './ledger.ts';

export const examplePublication = '019a0000-0000-7000-8000-000000000002';

const publications: readonly PublicationSummary[] = [
  {
    id: examplePublication,
    version: '2026-01-10.1',
    author: 'Dana Marsh',
    because: 'Register’s address is better than Apply’s from the start on',
    from: '2026-01-10T09:00:00Z',
  },
  {
    id: '019a0000-0000-7000-8000-000000000001',
    version: '2025-09-01.1',
    author: 'repository',
    because: 'in force before anything was published',
    from: null,
  },
];

/** The repository's own texts, published once since. */
export function examplePolicy(): PolicyPorts {
  return {
    overview: async () => ({
      table: policyTable(policy),
      weeks: policyWeeks(policy, 2025),
      publications,
      lastDiff: {
        from: '2025-09-01.1',
        to: '2026-01-10.1',
        madeAt: '2026-01-09T16:00:00Z',
        validOn: '2026-01-09',
        people: 40_000,
        seconds: 41.2,
        changed: 1204,
        changes: [
          {
            answer: 'contact.email',
            from: 'apply',
            to: 'register',
            people: 1204,
            examples: ['019a0000-0000-7000-8000-00000000000a', '019a0000-0000-7000-8000-00000000000b'],
          },
        ],
      },
    }),
    publication: async (id) => {
      const own = publications.find((each) => each.id === id);
      if (own === undefined) return null;
      return {
        ...own,
        files: [
          {
            name: 'contact.yaml',
            text: 'email:\n  W0: [self, apply]\n  W2: [self, register, apply]\n',
            diff: [
              { kind: 'same', text: 'email:' },
              { kind: 'same', text: '  W0: [self, apply]' },
              { kind: 'gone', text: '  W2: [self, apply, register]' },
              { kind: 'new', text: '  W2: [self, register, apply]' },
            ],
          },
          { name: 'lag.yaml', text: 'outcomeLagDays: 10\n', diff: null },
        ],
      };
    },
  };
}
