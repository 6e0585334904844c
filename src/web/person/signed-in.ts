import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MyPorts, Signed } from './port.ts';

const sessionCookie = 'session';
const attemptCookie = 'sign-in';

/** Only the browser that was given it sends it back, and only to us; sent along from other sites' links, as a link in a message is. */
const cookie = { httpOnly: true, path: '/', sameSite: 'lax', secure: 'auto' } as const;

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[sessionCookie] ?? null;
}

export function attemptToken(request: FastifyRequest): string | null {
  return request.cookies[attemptCookie] ?? null;
}

export function keepSession(reply: FastifyReply, token: string): FastifyReply {
  return reply.clearCookie(attemptCookie, cookie).setCookie(sessionCookie, token, cookie);
}

export function keepAttempt(reply: FastifyReply, token: string): FastifyReply {
  return reply.setCookie(attemptCookie, token, cookie);
}

export function forgetSession(reply: FastifyReply): FastifyReply {
  return reply.clearCookie(sessionCookie, cookie);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose page it is, on pages behind the sign-in. */
    account: string;
  }
}

/** From here on every page is somebody's own: whoever is not signed in is led there and back. */
export function asksWhoItIs(web: FastifyInstance, ports: MyPorts): void {
  web.decorateRequest('account', '');
  web.addHook('onRequest', async (request, reply) => {
    const who = await signedIn(ports, request);
    if (who === null) return reply.redirect(`/sign-in?${new URLSearchParams({ return: pathOf(request) })}`, 303);
    request.account = who.account;
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/home';
}

export async function signedIn(ports: MyPorts, request: FastifyRequest): Promise<Signed | null> {
  const token = sessionToken(request);
  return token === null ? null : ports.session(token);
}

/** Where this service is, as the browser that asks knows it. */
export function homeOf(request: FastifyRequest): string {
  return new URL(`${request.protocol}://${request.host}`).origin;
}

/** A path of ours to go back to; anything else leads home. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/[A-Za-z][\w/-]*$/.test(path) ? path : '/home';
}
