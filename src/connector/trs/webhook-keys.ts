import { createPublicKey, type KeyObject } from 'node:crypto';
import { addSeconds, type Instant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Answer, ask, type HttpPorts } from '../http.ts';
import { parseJson, textMember } from '../read-row.ts';
import type { KeyOf } from './webhook-signature.ts';

/** Keys rotate: an unknown name asks for them again, but whoever makes names up cannot make us ask more often than this. */
const secondsBetweenAsking = 60;

/** A key that was withdrawn is trusted no longer than this. */
const secondsKept = 3600;

/** A webhook's sender waits for us meanwhile: asked once, and not for long. */
const impatient: Partial<HttpPorts['limits']> = { answerMs: 5000, wholeMs: 8000, patience: 0 };

/**
 * The public keys of the Teaching Record System, kept from one webhook to the next.
 * @throws a SourceError when there are none yet and none can be fetched
 */
export function openWebhookKeys(jwksUrl: string): KeyOf {
  let keys: ReadonlyMap<string, KeyObject> | null = null;
  let askedAt: Instant | null = null;
  let fetchedAt: Instant | null = null;
  let asking: Promise<void> | null = null;

  async function refresh(now: Instant): Promise<void> {
    askedAt = now;
    try {
      keys = await ask(new URL(jwksUrl), null, readKeys, { ...atOnce, limits: { ...impatient } });
      fetchedAt = now;
    } catch (error) {
      // Keys that we hold stand until their time is up, also while no others can be had.
      if (keys === null) throw error;
    }
  }

  return async (name, now) => {
    const isStale = fetchedAt === null || addSeconds(fetchedAt, secondsKept) <= now;
    const mayAsk = askedAt === null || keys === null || addSeconds(askedAt, secondsBetweenAsking) <= now;
    if (asking === null && mayAsk && (isStale || keys?.has(name) !== true)) {
      asking = refresh(now).finally(() => {
        asking = null;
      });
    }
    await asking;
    return keys?.get(name) ?? null;
  };
}

const atOnce: HttpPorts = { wait: async () => undefined, random: () => 0 };

function readKeys({ status, body }: Answer): Result<ReadonlyMap<string, KeyObject>, string> {
  if (status !== 200) return fail(`status ${status}`);
  const value = parseJson(body);
  const list = value.ok ? memberOf(value.value, 'keys') : undefined;
  if (!Array.isArray(list)) return fail('what came is no set of keys');
  return ok(new Map(list.flatMap(readKey)));
}

/** A key of another kind is none of those that sign webhooks. */
function readKey(jwk: Json): readonly (readonly [string, KeyObject])[] {
  const name = textMember(jwk, 'kid');
  if (name === null || textMember(jwk, 'kty') !== 'EC' || textMember(jwk, 'crv') !== 'P-384') return [];
  try {
    const [x, y] = [textMember(jwk, 'x') ?? '', textMember(jwk, 'y') ?? ''];
    return [[name, createPublicKey({ key: { kty: 'EC', crv: 'P-384', x, y }, format: 'jwk' })]];
  } catch {
    return [];
  }
}
