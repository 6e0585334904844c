import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the header names the SHA-256 of these bytes (RFC 9530); digests of other kinds may stand beside it. */
export function isDigestOf(header: string, body: Uint8Array): boolean {
  const named = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]+={0,2}):/.exec(header)?.[1];
  if (named === undefined) return false;
  const claimed = Buffer.from(named, 'base64');
  const actual = createHash('sha256').update(body).digest();
  return claimed.length === actual.length && timingSafeEqual(claimed, actual);
}
