import type { Pool } from 'pg';
import { type Issuer, type IssuerConfig, openIssuer, type SignedIn } from '#connector/sign-in/issuer.ts';
import { readSignInRow } from '#connector/sign-in/sign-in-contract.ts';
import type { Receive } from '#job/inbox.ts';
import { formatInstant } from '#kernel/instant.ts';
import { recordsBeside } from '#store/account.ts';
import { readClock } from '#store/person-reading.ts';
import {
  beginAttempt,
  beginSession,
  endSession,
  endSessionsOf,
  findSession,
  takeAttempt,
} from '#store/person-session.ts';
import type { MyPorts } from '#web/person/port.ts';
import { onlyOneWith } from './only-one-with.ts';

type SignIn = Pick<MyPorts, 'doors' | 'begin' | 'finish' | 'session' | 'signOut' | 'signOutEverywhere'>;

/** Tells whoever runs the service what was amiss with a sign-in; never who tried. */
export type NoteRefusal = (door: string, cause: string) => void;

const callbackPath = '/sign-in/callback';

/** Signing in and out. @param doors what is configured now: made-up England is there only some time after the server */
export function personSignIn(
  pool: Pool,
  receive: Receive,
  doors: () => readonly IssuerConfig[],
  note: NoteRefusal,
): SignIn {
  const opened = new Map<string, Issuer>();
  const issuerOf = (door: string): Issuer | null => {
    const config = doors().find((each) => each.door === door);
    if (config === undefined) return null;
    const issuer = opened.get(config.issuer) ?? openIssuer(config);
    opened.set(config.issuer, issuer);
    return issuer;
  };
  return {
    doors: () => doors().flatMap(({ door }) => (door === 'staff' ? [] : [door])),
    begin: async (door, home, returnTo) => {
      const begun = await issuerOf(door)?.begin(`${home}${callbackPath}`);
      if (begun === undefined) return null;
      if (!begun.ok) {
        note(door, begun.problem.cause);
        return null;
      }
      const { url, kept } = begun.value;
      return { url, token: await beginAttempt(pool, { door, returnTo, ...kept }) };
    },
    finish: async (token, callback) => {
      const attempt = await takeAttempt(pool, token);
      const issuer = attempt === null ? null : issuerOf(attempt.door);
      if (attempt === null || issuer === null) return { failure: 'over' };
      const outcome = await issuer.finish(callback, attempt);
      if (!outcome.ok) {
        note(attempt.door, outcome.problem.cause);
        return { failure: outcome.problem.kind };
      }
      const account = `${attempt.door} ${outcome.value.subject}`;
      await land(attempt.door, account, outcome.value);
      const { idToken } = outcome.value;
      return { session: await beginSession(pool, { account, idToken }), returnTo: attempt.returnTo };
    },
    session: async (token) => {
      const session = await findSession(pool, token);
      return session === null ? null : { account: session.account };
    },
    signOut: async (token, home) => {
      const session = await findSession(pool, token);
      await endSession(pool, token);
      const [door = ''] = session?.account.split(' ') ?? [];
      return session === null ? null : (issuerOf(door)?.signOutUrl(session.idToken, `${home}/`) ?? null);
    },
    signOutEverywhere: (account) => endSessionsOf(pool, account),
  };

  /** The sign-in is a record like any other; whose it is follows from it (domain 3.3). */
  async function land(door: string, account: string, user: SignedIn): Promise<void> {
    const at = formatInstant(await readClock(pool));
    const row = {
      issuer: door,
      subject: user.subject,
      email: user.email,
      email_verified: user.emailVerified,
      trn: user.trn,
      verified_name: user.verifiedName,
      verified_date_of_birth: user.verifiedDateOfBirth,
      at,
    };
    await send(account, at, row);
    if ((await recordsBeside(pool, account)).length > 0 || !user.emailVerified || user.email === null) return;
    const who = await onlyOneWith(pool, user.email);
    if (who !== null) await send(account, at, { ...row, who });
  }

  function send(account: string, at: string, row: object): Promise<void> {
    const body = new TextEncoder().encode(JSON.stringify({ key: account, at, row }));
    return receive([{ feed: 'sign-in', channel: 'self', row: readSignInRow(body), reader: readSignInRow }]);
  }
}
