import { purposeNamed } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import type { Staff, StaffPorts } from '#web/staff-port.ts';

/** Who reads in tests of ports behind the pages. */
export function exampleReader(purpose = 'operations'): Reader {
  return { client: 'steward: Sam Steward', role: 'steward', purpose: purposeNamed(purpose) };
}

/** Whoever asks is signed in as a steward, unless the test says otherwise, and may open everything that is asked. */
export function exampleStaff(over: Partial<StaffPorts> = {}): StaffPorts {
  const steward: Staff = { subject: 's-1', name: 'Sam Steward', role: 'steward' };
  return {
    isReady: () => true,
    begin: async (home) => ({ url: `${home}/staff/sign-in/callback?code=1&state=2`, token: 'away' }),
    finish: async (token) => (token === 'away' ? { session: 'there', returnTo: '/staff' } : { failure: 'over' }),
    session: async () => steward,
    signOut: async () => undefined,
    mayOpen: () => true,
    actAs: (_, work) => work(),
    caseOf: async () => ({ kind: 'open', purpose: 'operations' }),
    openCase: async () => true,
    ...over,
  };
}
