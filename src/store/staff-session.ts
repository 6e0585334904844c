import type { Pool } from 'pg';
import { hashOfToken, newToken, sessionIsOver } from './session-token.ts';

/** Sessions live by the machine's own clock, as people's do. */

export type StaffSession = { readonly subject: string; readonly name: string; readonly role: string };

/** How long a record stays open for the purpose that was said. */
const caseMinutes = 60;

/** @returns the token of a new session, which no earlier one had */
export async function beginStaffSession(pool: Pool, { subject, name, role }: StaffSession): Promise<string> {
  const token = newToken();
  await pool.query(`delete from staff_session where ${sessionIsOver}`);
  await pool.query('insert into staff_session (token_hash, subject, name, role) values ($1, $2, $3, $4)', [
    hashOfToken(token),
    subject,
    name,
    role,
  ]);
  return token;
}

export async function findStaffSession(pool: Pool, token: string): Promise<StaffSession | null> {
  const { rows } = await pool.query<StaffSession>({
    name: 'find-staff-session',
    text: `update staff_session set seen_at = now() where token_hash = $1 and not (${sessionIsOver}) returning subject, name, role`,
    values: [hashOfToken(token)],
  });
  return rows[0] ?? null;
}

export async function endStaffSession(pool: Pool, token: string): Promise<void> {
  await pool.query('delete from staff_session where token_hash = $1', [hashOfToken(token)]);
}

/** For which purpose somebody has a record open; null: they have to say one. */
export async function findCase(pool: Pool, subject: string, person: string): Promise<string | null> {
  const { rows } = await pool.query<{ purpose: string }>(
    `select purpose from staff_case where subject = $1 and person_id = $2 and opened_at > now() - make_interval(mins => ${caseMinutes})`,
    [subject, person],
  );
  return rows[0]?.purpose ?? null;
}

export async function addCase(pool: Pool, subject: string, person: string, purpose: string): Promise<void> {
  await pool.query(
    `insert into staff_case (subject, person_id, purpose) values ($1, $2, $3)
     on conflict (subject, person_id) do update set purpose = excluded.purpose, opened_at = now()`,
    [subject, person, purpose],
  );
}
