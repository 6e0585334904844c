import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';
import type { Clock } from '../clock.ts';
import type { England } from '../england.ts';
import { accountOf, type Door, peopleToBe } from './account.ts';
import { choosePage } from './choose-page.ts';
import { Shelf } from './shelf.ts';
import { staffAccountOf, staffToBe } from './staff-account.ts';

/** The doors of people, and that of the staff. */
export type AnyDoor = Door | 'staff';

/** How our client is known there, as a real one is after its registration. */
export interface IdentityProvider {
  readonly door: AnyDoor;
  readonly issuer: string;
  readonly clientId: string;
  readonly privateKey: string;
  readonly close: () => Promise<void>;
}

const names: Readonly<Record<AnyDoor, string>> = {
  'one-login': 'GOV.UK One Login',
  'teacher-auth': 'Teacher Auth',
  staff: 'directory of the department',
};

const clientId = 'teacher-success';

/** A development identity provider in the shape of GOV.UK One Login: private_key_jwt, PKCE, nonce, ES256, an issuer with a slash. */
export async function openIdentityProvider(england: England, clock: Clock, door: AnyDoor): Promise<IdentityProvider> {
  const client = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}/`;
  const found = (id: string) => (door === 'staff' ? staffAccountOf(id) : accountOf(england, door, id, clock.now()));
  const toBe = () => (door === 'staff' ? staffToBe() : peopleToBe(england, clock.now()));
  const provider = new Provider(issuer, {
    adapter: Shelf,
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        jwks: { keys: [{ ...client.publicKey.export({ format: 'jwk' }), kid: 'client-1', use: 'sig', alg: 'ES256' }] },
        redirect_uris: ['http://127.0.0.1/sign-in/callback'],
        post_logout_redirect_uris: ['http://127.0.0.1/'],
      },
    ],
    jwks: { keys: [{ ...signing.privateKey.export({ format: 'jwk' }), kid: 'sign-1', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    extraParams: ['vtr', 'ui_locales'],
    scopes: ['openid', 'email', 'phone', 'teaching_record', 'profile', 'roles'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      roles: ['roles'],
      teaching_record: ['trn', 'verified_name', 'verified_date_of_birth'],
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    interactions: { url: (_, interaction) => `/choose/${interaction.uid}` },
    findAccount: (_, id) => {
      const account = found(id);
      return account === undefined ? undefined : { accountId: id, claims: () => ({ ...account }) };
    },
    loadExistingGrant: async (ctx) => {
      const accountId = ctx.oidc.session?.accountId;
      if (accountId === undefined) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid email phone teaching_record profile roles');
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 180, IdToken: 120, Session: 3600, Interaction: 3600, Grant: 3600, AuthorizationCode: 60 },
  });
  // Wherever we listen on this machine today: a registration cannot know the port.
  provider.Client.prototype.redirectUriAllowed = isOurs;
  provider.Client.prototype.postLogoutRedirectUriAllowed = isOurs;
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const uid = /^\/choose\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (uid === undefined) answer(request, response);
    else choose(request, response).catch(() => end(response, 400, 'That sign-in has ended. Go back and begin again.'));
  });

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    const chosen = request.method === 'POST' ? new URLSearchParams(await text(request)).get('account') : null;
    if (chosen !== null && found(chosen) !== undefined) {
      return provider.interactionFinished(request, response, { login: { accountId: chosen } });
    }
    const problem = chosen === null ? undefined : 'Nobody has that number.';
    end(response, 200, choosePage(request.url ?? '', names[door], toBe(), problem));
  }

  return {
    door,
    issuer,
    clientId,
    privateKey: String(client.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function isOurs(uri: string): boolean {
  const { hostname, protocol } = new URL(uri);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function logoutSource(ctx: { body: unknown }, form: string): void {
  ctx.body = `<!DOCTYPE html><html lang="en"><title>Made-up sign-out</title><body><main><h1>Sign out of made-up GOV.UK One Login?</h1>${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button></main></body></html>`;
}

function postLogoutSuccessSource(ctx: { body: unknown }): void {
  ctx.body =
    '<!DOCTYPE html><html lang="en"><title>Signed out</title><body><main><h1>You are signed out</h1></main></body></html>';
}
