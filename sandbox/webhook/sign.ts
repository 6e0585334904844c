import { createHash, createSign } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { WebhookKey } from './webhook-key.ts';

const covered = ['@target-uri', 'content-digest', 'content-length', 'ce-id', 'ce-type', 'ce-time'];

export interface ToSign {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly nonce: string;
  /** Seconds since 1970, by the simulated clock. */
  readonly created: number;
}

/** Signed as the regulator signs (RFC 9421): good for five minutes, over the address, the body and what the event is. */
export async function signRequest(
  key: WebhookKey,
  { url, body, headers, nonce, created }: ToSign,
): Promise<Readonly<Record<string, string>>> {
  const bytes = Buffer.from(body);
  const whole = {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(bytes.length),
    'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
  };
  const signed = await httpbis.signMessage(
    {
      key: {
        id: key.id,
        alg: 'ecdsa-p384-sha384',
        sign: async (data) => createSign('sha384').update(data).sign({ key: key.key, dsaEncoding: 'ieee-p1363' }),
      },
      name: 'sig1',
      params: ['created', 'expires', 'keyid', 'nonce', 'alg', 'tag'],
      fields: covered,
      paramValues: {
        created: new Date(created * 1000),
        expires: new Date((created + 300) * 1000),
        nonce,
        tag: 'trs-webhooks',
      },
    },
    { method: 'POST', url, headers: whole },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
