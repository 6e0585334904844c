import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { IssuerConfig } from '#connector/sign-in/issuer.ts';

type Claims = Record<string, unknown>;
type Header = Record<string, unknown>;

/** What an attacker, or a broken issuer, does otherwise than it should. */
export type Twist = {
  readonly claims?: (claims: Claims) => Claims;
  readonly header?: (header: Header) => Header;
  /** Signs with a key that the issuer does not publish. */
  readonly strangeKey?: boolean;
  readonly unsigned?: boolean;
  readonly noIdToken?: boolean;
  readonly user?: (user: Claims) => Claims;
  readonly tokenStatus?: number;
  readonly discoveredIssuer?: string;
};

export type HostileIssuer = {
  readonly config: IssuerConfig;
  twist(twist: Twist): void;
  /** Other keys are published and used from now on. */
  rotate(): void;
  /** The way back that it gives for a way there, as a browser would follow it. */
  comeBack(url: string, change?: (back: URL) => void): URL;
};

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An issuer in the shape of GOV.UK One Login that can be made to lie in one way at a time. */
export async function openHostileIssuer(t: TestContext): Promise<HostileIssuer> {
  const client = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let key = newKey('k1');
  const stranger = newKey('k1');
  let twist: Twist = {};
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  t.after(() => close(server));
  const issuer = `http://127.0.0.1:${portOf(server)}/`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/.well-known/openid-configuration')
      return json(response, 200, {
        issuer: twist.discoveredIssuer ?? issuer,
        authorization_endpoint: `${issuer}authorize`,
        token_endpoint: `${issuer}token`,
        userinfo_endpoint: `${issuer}userinfo`,
        jwks_uri: `${issuer}jwks`,
        end_session_endpoint: `${issuer}logout`,
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        authorization_response_iss_parameter_supported: true,
      });
    if (path === '/jwks') {
      const { kid, publicKey } = key;
      json(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' }] });
      return undefined;
    }
    if (path === '/token') return token(new URLSearchParams(await text(request)), response);
    const user = { sub: 's-1', email: 'ana@mail.test', email_verified: true };
    return json(response, 200, twist.user?.(user) ?? user);
  }

  function token(form: URLSearchParams, response: ServerResponse): unknown {
    const code = form.get('code') ?? '';
    const given = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (twist.tokenStatus !== undefined) return json(response, twist.tokenStatus, { error: 'server_error' });
    if (given === undefined || given.challenge !== challenge || given.redirect !== form.get('redirect_uri'))
      return json(response, 400, { error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: 's-1', aud: 'teacher-success', iat: now, exp: now + 120, nonce: given.nonce };
    const idToken = signed(twist.claims?.(claims) ?? claims);
    return json(response, 200, {
      access_token: 'at-1',
      token_type: 'Bearer',
      expires_in: 180,
      ...(twist.noIdToken === true ? {} : { id_token: idToken }),
    });
  }

  function signed(claims: Claims): string {
    const own = twist.strangeKey === true ? stranger : key;
    const header = { alg: 'ES256', kid: own.kid };
    const body = `${b64(twist.header?.(header) ?? header)}.${b64(claims)}`;
    if (twist.unsigned === true) return `${body}.`;
    const signature = sign('sha256', Buffer.from(body), { key: own.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${body}.${signature.toString('base64url')}`;
  }

  return {
    config: {
      door: 'one-login',
      issuer,
      clientId: 'teacher-success',
      privateKey: String(client.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    },
    rotate: () => {
      key = newKey('k2');
    },
    twist: (next) => {
      twist = next;
    },
    comeBack: (url, change = () => undefined) => {
      const there = new URL(url).searchParams;
      const code = `code-${codes.size}-${there.get('state')}`;
      codes.set(code, {
        nonce: there.get('nonce') ?? '',
        challenge: there.get('code_challenge') ?? '',
        redirect: there.get('redirect_uri') ?? '',
      });
      const back = new URL(there.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: there.get('state') ?? '', iss: issuer }).toString();
      change(back);
      return back;
    },
  };
}

function newKey(kid: string): { kid: string; publicKey: KeyObject; privateKey: KeyObject } {
  return { kid, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
