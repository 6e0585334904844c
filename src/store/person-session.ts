import type { Pool } from 'pg';
import { hashOfToken, newToken, sessionIsOver } from './session-token.ts';

/** Sessions live by the machine's own clock, also in made-up England: a browser does. */

export type Attempt = {
  readonly door: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

export type Session = { readonly account: string; readonly idToken: string };

/** How long somebody may take at the identity provider. */
const attemptMinutes = 15;

/** @returns the token that only the browser keeps */
export async function beginAttempt(pool: Pool, attempt: Attempt): Promise<string> {
  const token = newToken();
  const { door, state, nonce, verifier, returnTo } = attempt;
  await pool.query(`delete from sign_in_attempt where begun_at < now() - make_interval(mins => ${attemptMinutes})`);
  await pool.query(
    `insert into sign_in_attempt (token_hash, door, state, nonce, verifier, return_to, begun_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [hashOfToken(token), door, state, nonce, verifier, returnTo],
  );
  return token;
}

/** Takes an attempt away, so that nobody can come back twice with it; null when there is none. */
export async function takeAttempt(pool: Pool, token: string): Promise<Attempt | null> {
  const { rows } = await pool.query(
    `delete from sign_in_attempt where token_hash = $1
     returning door, state, nonce, verifier, return_to as "returnTo", begun_at > now() - make_interval(mins => ${attemptMinutes}) as "isInTime"`,
    [hashOfToken(token)],
  );
  const [row] = rows;
  if (row?.isInTime !== true) return null;
  const { door, state, nonce, verifier, returnTo } = row;
  return { door, state, nonce, verifier, returnTo };
}

/** @returns the token of a new session, which no earlier one had */
export async function beginSession(pool: Pool, { account, idToken }: Session): Promise<string> {
  const token = newToken();
  await pool.query(`delete from person_session where ${sessionIsOver}`);
  await pool.query(
    'insert into person_session (token_hash, account, id_token, begun_at, seen_at) values ($1, $2, $3, now(), now())',
    [hashOfToken(token), account, idToken],
  );
  return token;
}

/** Null when it is over; else it goes on from now. */
export async function findSession(pool: Pool, token: string): Promise<Session | null> {
  const { rows } = await pool.query({
    name: 'find-person-session',
    text: `update person_session set seen_at = now() where token_hash = $1 and not (${sessionIsOver}) returning account, id_token as "idToken"`,
    values: [hashOfToken(token)],
  });
  return rows[0] ?? null;
}

export async function endSession(pool: Pool, token: string): Promise<void> {
  await pool.query('delete from person_session where token_hash = $1', [hashOfToken(token)]);
}

/** On every device. */
export async function endSessionsOf(pool: Pool, account: string): Promise<void> {
  await pool.query('delete from person_session where account = $1', [account]);
}
