import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { type Instant, utcDayOf } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';

/** A key that signs webhooks for a quarter of a year: the same at every start. */
export interface WebhookKey {
  readonly id: string;
  readonly key: KeyObject;
  readonly jwk: Readonly<Record<string, string>>;
}

export interface WebhookKeys {
  readonly signing: (now: Instant) => WebhookKey;
  /** The one in use and the one before, with which something may still be on its way. */
  readonly published: (now: Instant) => readonly WebhookKey[];
}

export function webhookKeys(seed: number, traps: TrapSet): WebhookKeys {
  const made = new Map<number, WebhookKey>();
  const rotates = traps.before('webhook-keys')('rotated_keys') !== undefined;
  function keyOf(number: number): WebhookKey {
    const key = made.get(number) ?? makeKey(seed, number);
    made.set(number, key);
    return key;
  }
  const numberAt = (now: Instant): number => (rotates ? Math.floor(utcDayOf(now) / 91) : 0);
  return {
    signing: (now) => keyOf(numberAt(now)),
    published: (now) => (rotates ? [keyOf(numberAt(now)), keyOf(numberAt(now) - 1)] : [keyOf(0)]),
  };
}

function makeKey(seed: number, number: number): WebhookKey {
  const curve = createECDH('secp384r1');
  const secret = createHash('sha384').update(`made-up webhook key ${seed}/${number}`).digest();
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-384',
    x: point.subarray(1, 49).toString('base64url'),
    y: point.subarray(49).toString('base64url'),
  };
  const id = `trs-webhooks-${number}`;
  return {
    id,
    key: createPrivateKey({ key: { ...jwk, d: secret.toString('base64url') }, format: 'jwk' }),
    jwk: { ...jwk, kid: id, use: 'sig', alg: 'ES384' },
  };
}
