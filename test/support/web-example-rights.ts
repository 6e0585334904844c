import { plainDate } from '#kernel/plain-date.ts';
import type { RightsOutcome } from '#record/rights-request.ts';
import type { RequestDetail, RightsPorts } from '#web/rights-port.ts';

export const exampleErasure = '019b7c00-0000-7000-8000-0000000000e1';
export const exampleRestriction = '019b7c00-0000-7000-8000-0000000000e2';

/** Two requests of one made-up person: one that can only be done once, and one that holds. */
export function exampleRights(): RightsPorts {
  let erasure: RequestDetail = {
    ...about,
    id: exampleErasure,
    right: 'erasure',
    state: 'open',
    answered: null,
    reason: null,
  };
  const restriction: RequestDetail = {
    ...about,
    id: exampleRestriction,
    right: 'restriction',
    state: 'done',
    answered: plainDate('2025-12-20'),
    reason: 'Until her name is put right',
  };
  const all = () => [erasure, restriction];
  return {
    requests: async () => ({ requests: all(), today: '2026-01-14' }),
    request: async (id) => all().find((each) => each.id === id) ?? null,
    answer: async ({ request, outcome, reason }) => {
      if (reason === 'Too late') return { kind: 'refused', message: 'Somebody has answered it already.' };
      if (request === exampleErasure) erasure = answered(erasure, outcome, reason);
      return { kind: 'done' };
    },
  };
}

function answered(request: RequestDetail, state: RightsOutcome, reason: string): RequestDetail {
  return { ...request, state, reason, answered: plainDate('2026-01-14') };
}

const about = {
  who: 'apply-application:1001',
  asked: plainDate('2025-12-10'),
  due: plainDate('2026-01-07'),
  because: [],
  status: 'did_not_start',
  sourceRecords: ['apply-application:1001', 'register-trainee:ana-r'],
  holds: ['email', 'legal_name', 'course'],
  keeps: [{ feed: 'register-trainee', why: 'Places are paid for by it.' }],
  today: '2026-01-14',
} as const;
