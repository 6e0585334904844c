import { purposeNamed } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import { areas } from '#policy/access.ts';
import type { Staff, StaffPorts } from '#web/staff-port.ts';

/** Who reads in tests of ports behind the pages. */
export function exampleReader(purpose = 'operations'): Reader {
  return { client: 'steward: Sam Steward', role: 'steward', purpose: purposeNamed(purpose) };
}

/** The cookie of another steward, who looks a second time. */
export const secondSteward = 'second';

function staffOf(name: string): Staff {
  return { subject: name, name, role: 'steward', areas };
}

/** Whoever asks is signed in as a steward, unless the test says otherwise, and may open everything that is asked. */
export function exampleStaff(over: Partial<StaffPorts> = {}): StaffPorts {
  return {
    isReady: () => true,
    begin: async (home) => ({ url: `${home}/staff/sign-in/callback?code=1&state=2`, token: 'away' }),
    finish: async (token) => (token === 'away' ? { session: 'there', returnTo: '/staff' } : { failure: 'over' }),
    session: async (token) => (token === secondSteward ? staffOf('Stella Second') : staffOf('Sam Steward')),
    signOut: async () => undefined,
    actAs: (_, work) => work(),
    caseOf: async () => ({ kind: 'open', purpose: 'operations' }),
    openCase: async () => true,
    ...over,
  };
}
