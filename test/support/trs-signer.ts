import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { Instant } from '#kernel/instant.ts';
import { serveSource } from './fake-source.ts';

/** An event as the Teaching Record System sends it: its attributes in headers, its data for a body. */
export type SentEvent = {
  readonly id?: string;
  readonly source?: string;
  readonly type: string;
  readonly time?: string;
  readonly data: unknown;
};

export type Signing = {
  readonly url: string;
  readonly at: Instant;
  readonly kid?: string;
  readonly tag?: string;
  readonly label?: string;
  readonly lifetime?: number;
  readonly components?: readonly string[];
  readonly withKey?: KeyObject;
};

export type Request = { readonly headers: Record<string, string>; readonly body: Buffer<ArrayBuffer> };

/** Whoever signs webhooks, with keys that rotate; written out by hand after RFC 9421, so that it is no echo of what verifies. */
export type Signer = {
  readonly jwksUrl: string;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  rotate(kid: string): void;
  sign(event: SentEvent, signing: Signing): Request;
};

export async function openSigner(t: TestContext): Promise<Signer> {
  const keys = new Map<string, { publicKey: KeyObject; privateKey: KeyObject }>();
  const rotate = (kid: string): void => {
    keys.set(kid, generateKeyPairSync('ec', { namedCurve: 'P-384' }));
  };
  rotate('key-1');
  let asked = 0;
  const url = await serveSource(t, ({ url: path }) => {
    if (path !== '/webhook-jwks') return undefined;
    asked += 1;
    const jwks = [...keys].map(([kid, { publicKey }]) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      alg: 'ES384',
      use: 'sig',
    }));
    return { body: Buffer.from(JSON.stringify({ keys: jwks })) };
  });
  return {
    jwksUrl: `${url}/webhook-jwks`,
    asked: () => asked,
    rotate,
    sign: (event, signing) => {
      const privateKey = signing.withKey ?? keys.get(signing.kid ?? 'key-1')?.privateKey;
      if (privateKey === undefined) throw new Error('There is no such key to sign with');
      return signed(event, signing, privateKey);
    },
  };
}

const allComponents = ['@target-uri', 'content-digest', 'content-length', 'ce-id', 'ce-type', 'ce-time'];

function signed(event: SentEvent, signing: Signing, key: KeyObject): Request {
  const { id = 'event-1', source = 'https://trs.test', type, time = signing.at, data } = event;
  const body = Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
    'ce-specversion': '1.0',
    'ce-id': id,
    'ce-source': source,
    'ce-type': type,
    'ce-time': time,
  };
  const { kid = 'key-1', tag = 'trs-webhooks', label = 'sig1', lifetime = 300, components = allComponents } = signing;
  const created = Math.floor(Date.parse(signing.at) / 1000);
  const names = components.map((name) => `"${name}"`).join(' ');
  const input = `(${names});created=${created};expires=${created + lifetime};keyid="${kid}";nonce="n-${id}";alg="ecdsa-p384-sha384";tag="${tag}"`;
  const lines = components.map((name) => `"${name}": ${name === '@target-uri' ? signing.url : (headers[name] ?? '')}`);
  const base = [...lines, `"@signature-params": ${input}`].join('\n');
  const signature = sign('sha384', Buffer.from(base), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  return {
    headers: { ...headers, 'signature-input': `${label}=${input}`, signature: `${label}=:${signature}:` },
    body,
  };
}
