import { createHash, randomBytes } from 'node:crypto';

/** What only the browser or the caller keeps; of ours there is a hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** How long somebody who is signed in may be idle, and stay signed in at all: minutes. */
const minutes = { idle: 30, whole: 8 * 60 };

/** Whether a session is over, as a condition on its row. */
export const sessionIsOver = `seen_at < now() - make_interval(mins => ${minutes.idle}) or begun_at < now() - make_interval(mins => ${minutes.whole})`;
