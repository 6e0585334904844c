import { createHash } from 'node:crypto';

/** By this name the bytes of a row are stored once. */
export function contentHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
