import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { v4 as newRandomId } from 'uuid';
import type { RecordRef } from '#source/record-ref.ts';
import { readFeed } from './row.ts';
import { readSigningKey } from './signing-key.ts';

/** Links live by the machine's own clock, as sessions do: a message is read in a real inbox. */

export type LinkPurpose = 'started' | 'stop';
export type AnswerLink = {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly about: RecordRef;
  readonly isAnswered: boolean;
};

/** A question waits three weeks for its answer; who wants no more messages may say so for as long as the message is kept. */
const days: Readonly<Record<LinkPurpose, number>> = { started: 21, stop: 400 };

/** @returns what stands in the address: an id that nobody can guess, and our signature under it and its purpose */
export async function newLink(pool: Pool, purpose: LinkPurpose, { feed, key }: RecordRef): Promise<string> {
  const id = newRandomId();
  await pool.query(
    `insert into answer_link (id, purpose, feed, record_key, expires_at) values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
    [id, purpose, feed, key, days[purpose]],
  );
  return `${id}.${signatureOf(await readSigningKey(pool, 'answer-link'), purpose, id).toString('base64url')}`;
}

/** Null for what we did not sign for that purpose, and for what is too old; what was answered stays, to say so. */
export async function readLink(pool: Pool, purpose: LinkPurpose, token: string): Promise<AnswerLink | null> {
  const [, id, signature] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(token) ?? [];
  if (id === undefined || signature === undefined) return null;
  const given = Buffer.from(signature, 'base64url');
  const own = signatureOf(await readSigningKey(pool, 'answer-link'), purpose, id);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const { rows } = await pool.query(
    `select feed, record_key as key, answered_at is not null as "isAnswered" from answer_link where id = $1 and purpose = $2 and expires_at > now()`,
    [id, purpose],
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { id, purpose, about: { feed: readFeed(row.feed), key: row.key }, isAnswered: row.isAnswered };
}

/** @returns whether it was not answered before: of two taps at once one counts */
export async function takeLink(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update answer_link set answered_at = now() where id = $1 and answered_at is null',
    [id],
  );
  return rowCount === 1;
}

function signatureOf(key: Buffer, purpose: LinkPurpose, id: string): Buffer {
  return createHmac('sha256', key).update(`${purpose} ${id}`).digest();
}
