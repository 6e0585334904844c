import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** Sessions live by the machine's own clock, as people's do. */

export type StaffSession = { readonly subject: string; readonly name: string; readonly role: string };

const minutes = { idle: 30, whole: 8 * 60, case: 60 };
const isOver = `seen_at < now() - make_interval(mins => ${minutes.idle}) or begun_at < now() - make_interval(mins => ${minutes.whole})`;

/** @returns the token of a new session, which no earlier one had */
export async function beginStaffSession(pool: Pool, { subject, name, role }: StaffSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(`delete from staff_session where ${isOver}`);
  await pool.query('insert into staff_session (token_hash, subject, name, role) values ($1, $2, $3, $4)', [
    hashOf(token),
    subject,
    name,
    role,
  ]);
  return token;
}

export async function findStaffSession(pool: Pool, token: string): Promise<StaffSession | null> {
  const { rows } = await pool.query<StaffSession>({
    name: 'find-staff-session',
    text: `update staff_session set seen_at = now() where token_hash = $1 and not (${isOver}) returning subject, name, role`,
    values: [hashOf(token)],
  });
  return rows[0] ?? null;
}

export async function endStaffSession(pool: Pool, token: string): Promise<void> {
  await pool.query('delete from staff_session where token_hash = $1', [hashOf(token)]);
}

/** For which purpose somebody has a record open; null: they have to say one. */
export async function findCase(pool: Pool, subject: string, person: string): Promise<string | null> {
  const { rows } = await pool.query<{ purpose: string }>(
    `select purpose from staff_case where subject = $1 and person_id = $2 and opened_at > now() - make_interval(mins => ${minutes.case})`,
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

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
