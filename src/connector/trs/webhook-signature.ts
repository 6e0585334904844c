import type { KeyObject } from 'node:crypto';
import { createVerifier, httpbis, type SignatureParameters } from 'http-message-signatures';
import type { Instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { isDigestOf } from './content-digest.ts';

/** A request as it came, with the address under which its sender knows us. */
export type SignedRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array;
};

/** @returns the public key of that name, or null when there is none */
export type KeyOf = (name: string, now: Instant) => Promise<KeyObject | null>;

const algorithm = 'ecdsa-p384-sha384';
const tag = 'trs-webhooks';

/** What must be signed; the length may be too, and is implied by the digest. */
const components = ['@target-uri', 'content-digest', 'ce-id', 'ce-type', 'ce-time'];

/** So far our clock and theirs may be apart, in seconds. */
const skew = 60;

/** No signature is good for longer than this from when it was made, in seconds, whatever it says itself. */
const longest = 600;

/** The library judges time by the machine's clock; ours may be another, so it is given so much that it never objects. */
const noOpinion = 1e11;

/**
 * Whether the Teaching Record System signed this request, all of it and lately (RFC 9421). Any label does: the signature is
 * known by its tag and the name of its key.
 * @throws what `keyOf` throws: that a key cannot be fetched says nothing about the request
 */
export async function verifySignature(
  request: SignedRequest,
  keyOf: KeyOf,
  now: Instant,
): Promise<Result<void, string>> {
  const digest = request.headers['content-digest'];
  if (typeof digest !== 'string' || !isDigestOf(digest, request.body))
    return fail('the content digest is missing or of another body');
  const trouble: { key: unknown; time: string | null } = { key: null, time: null };
  try {
    const isVerified = await httpbis.verifyMessage(
      {
        keyLookup: async (parameters) => {
          if (parameters.tag !== tag || parameters.alg !== algorithm || parameters.keyid === undefined) return null;
          trouble.time = troubleWithTime(parameters, now);
          if (trouble.time !== null) return null;
          const key = await keyOf(parameters.keyid, now).catch((error: unknown) => {
            trouble.key = error;
            return null;
          });
          return key === null
            ? null
            : { id: parameters.keyid, algs: [algorithm], verify: createVerifier(key, algorithm) };
        },
        requiredParams: ['created', 'expires', 'keyid', 'alg', 'tag'],
        requiredFields: components,
        tolerance: noOpinion,
      },
      { method: 'POST', url: request.url, headers: { ...request.headers } },
    );
    if (isVerified === true) return ok(undefined);
  } catch {
    // The library throws at whatever it cannot read or does not accept, and its words may quote the request.
  }
  if (trouble.key !== null) throw trouble.key;
  return fail(trouble.time ?? 'the signature is missing, of another key, or of another message');
}

function troubleWithTime({ created, expires }: SignatureParameters, now: Instant): string | null {
  if (!(created instanceof Date) || typeof expires !== 'number')
    return 'the signature does not say when it was made and ends';
  const age = ageOf(created, now);
  if (Number.isNaN(age) || age < -skew) return 'the signature was made in our future';
  const ends = created.getTime() / 1000 - expires;
  return age > longest || age + ends > skew ? 'the signature has expired' : null;
}

/** In seconds; of an impossible moment no number. */
function ageOf(created: Date, now: Instant): number {
  return (Date.parse(now) - created.getTime()) / 1000;
}
