import type { Pool } from 'pg';
import { permissionOf, purposesOf } from '#access/permission.ts';
import { parsePurpose } from '#access/purpose.ts';
import { type Issuer, type IssuerConfig, openIssuer } from '#connector/sign-in/issuer.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { AccessText } from '#policy/access.ts';
import { readHolder } from '#store/holder.ts';
import { beginAttempt, takeAttempt } from '#store/person-session.ts';
import { addCase, beginStaffSession, endStaffSession, findCase, findStaffSession } from '#store/staff-session.ts';
import type { Staff, StaffPorts } from '#web/staff-port.ts';
import { parseWho } from '../read-person.ts';
import { actAs } from './acting.ts';

const staffRoles = ['steward', 'support', 'analyst'] as const;
const callbackPath = '/staff/sign-in/callback';

/**
 * @param issuer configured now: made-up England is there only some time after the server
 * @param note tells whoever runs the service what was amiss with a sign-in; never who tried
 */
export function staffPorts(
  pool: Pool,
  access: AccessText,
  issuer: () => IssuerConfig | null,
  note: (cause: string) => void,
): StaffPorts {
  let last: { readonly config: IssuerConfig; readonly issuer: Issuer } | null = null;
  const current = (): Issuer | null => {
    const config = issuer();
    if (config === null) return null;
    if (last?.config.issuer !== config.issuer) last = { config, issuer: openIssuer(config) };
    return last.issuer;
  };
  return {
    isReady: () => issuer() !== null,
    begin: async (home, returnTo) => {
      const begun = await current()?.begin(`${home}${callbackPath}`);
      if (begun === undefined) return null;
      if (!begun.ok) {
        note(begun.problem.cause);
        return null;
      }
      return {
        url: begun.value.url,
        token: await beginAttempt(pool, { door: 'staff', returnTo, ...begun.value.kept }),
      };
    },
    finish: async (token, callback) => {
      const attempt = await takeAttempt(pool, token);
      const by = current();
      if (attempt === null || attempt.door !== 'staff' || by === null) return { failure: 'over' };
      const outcome = await by.finish(callback, attempt);
      if (!outcome.ok) {
        note(outcome.problem.cause);
        return { failure: outcome.problem.kind };
      }
      const { subject, name, roles } = outcome.value;
      const role = staffRoles.find((each) => roles.includes(each));
      if (role === undefined) return { failure: 'no-role' };
      return {
        session: await beginStaffSession(pool, { subject, name: name ?? 'no name', role }),
        returnTo: attempt.returnTo,
      };
    },
    session: async (token) => {
      const session = await findStaffSession(pool, token);
      const role = staffRoles.find((each) => each === session?.role);
      return session === null || role === undefined ? null : { ...session, role, areas: access.roles[role].areas };
    },
    signOut: (token) => endStaffSession(pool, token),
    actAs,
    caseOf: async (staff, who) => {
      if (access.roles[staff.role].scope !== 'case') return { kind: 'open', purpose: 'operations' };
      const person = await personOf(who);
      const purpose = person === null ? null : await findCase(pool, staff.subject, person);
      return purpose === null ? { kind: 'ask', purposes: purposesOf(access, staff.role) } : { kind: 'open', purpose };
    },
    openCase: async (staff, who, named) => {
      const [person, purpose] = [await personOf(who), parsePurpose(named)];
      if (person === null || purpose === undefined || !mayRead(staff, purpose)) return false;
      await addCase(pool, staff.subject, person, purpose);
      return true;
    },
  };

  function mayRead({ role }: Staff, purpose: Parameters<typeof permissionOf>[2]): boolean {
    return permissionOf(access, role, purpose) !== null;
  }

  async function personOf(text: string): Promise<PersonId | null> {
    const who = parseWho(text);
    if (who === undefined) return null;
    return who.kind === 'person' ? who.id : readHolder(pool, who.ref);
  }
}
