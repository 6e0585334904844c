import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { instant } from '#kernel/instant.ts';
import { assemble } from '../../src/main.ts';
import { buildServer, type Outside } from '../../src/server.ts';
import { type HostileIssuer, openHostileIssuer } from './hostile-issuer.ts';
import { type Ledger, openLedger, policy, texts } from './ledger.ts';

/** When the tests of people's own pages happen: the course has begun, and Register has not been told. */
export const now = instant('2025-09-15T09:00:00Z');

/** The real pages over a real database, and somebody with a browser whom an issuer vouches for. */
export async function opened(
  t: TestContext,
  door: 'one-login' | 'teacher-auth' = 'one-login',
  outside: Partial<Outside> = {},
): Promise<{ app: FastifyInstance; ledger: Ledger; person: Visitor; issuer: HostileIssuer }> {
  const issuer = await openHostileIssuer(t);
  const ledger = await openLedger(now);
  const { pool, connection } = ledger;
  const system = assemble({ pool, connection, [Symbol.asyncDispose]: async () => undefined }, policy, texts);
  const app = buildServer(system, 'silent', null, () => ({
    trsWebhook: null,
    notifyReceiptToken: null,
    doors: [{ ...issuer.config, door }],
    ...outside,
  }));
  t.after(async () => {
    await app.close();
    await ledger[Symbol.asyncDispose]();
  });
  return { app, ledger, person: visitor(app, issuer, door), issuer };
}

export type Visitor = ReturnType<typeof visitor>;

/** A browser without a script: it keeps cookies, follows the way to the issuer and back, and sends forms with their secret. */
function visitor(app: FastifyInstance, issuer: HostileIssuer, door: string) {
  let jar = new Map<string, string>();
  const get = async (url: string) => keep(await app.inject({ url, headers: { cookie: cookie() } }));
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = <Reply extends { cookies: readonly { name: string; value: string }[] }>(reply: Reply): Reply => {
    for (const { name, value } of reply.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  };
  return {
    get,
    read: async (url: string): Promise<string> => {
      const reply = await get(url);
      assert.equal(reply.statusCode, 200, `${url}: ${reply.statusCode}`);
      return reply.body;
    },
    signIn: async (): Promise<void> => {
      const away = await get(`/sign-in/${door}`);
      const back = issuer.comeBack(String(away.headers.location));
      assert.equal((await get(back.pathname + back.search)).headers.location, '/home');
    },
    send: async (url: string, fields: Readonly<Record<string, string>>, from = url) => {
      const page = await get(from);
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: cookie() };
      const payload = new URLSearchParams({ ...fields, _csrf }).toString();
      return keep(await app.inject({ method: 'POST', url, headers, payload }));
    },
    cookies: () => new Map(jar),
    useCookies: (kept: Map<string, string>): void => {
      jar = kept;
    },
  };
}
