import { createHash, timingSafeEqual } from 'node:crypto';
import type { Take } from '#api/webhook/port.ts';
import { readerOf } from '#connector/reader.ts';
import type { Receive } from '#job/inbox.ts';

/** Takes a receipt of GOV.UK Notify, which shows the token that we agreed on. */
export function takeReceipt(token: string, receive: Receive): Take {
  return async ({ headers, body }) => {
    const shown = /^Bearer (\S+)$/i.exec(String(headers.authorization ?? ''))?.[1];
    if (shown === undefined || !isSame(shown, token)) return { kind: 'refused', problem: 'sender-unknown' };
    const reader = readerOf('delivery', 'webhook');
    const row = reader(body);
    await receive([{ feed: 'delivery', channel: 'webhook', row, reader }]);
    const read = row.read();
    return !read.ok && read.problem.problem === 'unparseable'
      ? { kind: 'unreadable', why: 'The body is no whole JSON. It was set aside.' }
      : { kind: 'kept' };
  };
}

/** Of digests, so that neither its length nor its beginning shows in how long it takes. */
function isSame(shown: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(token));
}
