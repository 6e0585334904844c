/** Somebody of the department, as its directory vouches for them. */
export interface StaffAccount {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** One of each role, and one whom nobody gave a role. */
const accounts: readonly StaffAccount[] = [
  { sub: 'staff-steward', name: 'Sam Steward', roles: ['steward'] },
  { sub: 'staff-steward-2', name: 'Stella Second', roles: ['steward'] },
  { sub: 'staff-support', name: 'Uma Support', roles: ['support'] },
  { sub: 'staff-analyst', name: 'Anil Analyst', roles: ['analyst'] },
  { sub: 'staff-none', name: 'Nora Norole', roles: [] },
];

export function staffAccountOf(id: string): StaffAccount | undefined {
  return accounts.find(({ sub }) => sub === id);
}

/** Whom a newcomer may be. */
export function staffToBe(): readonly { id: string; name: string; stage: string }[] {
  return accounts.map(({ sub, name, roles }) => ({ id: sub, name, stage: roles.join(', ') || 'no role' }));
}
