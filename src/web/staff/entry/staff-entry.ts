import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { button } from '../../component/button.ts';
import { type Html, html } from '../../html.ts';
import { notTooOften } from '../../often.ts';
import { homeOf } from '../../person/signed-in.ts';
import type { WebPorts } from '../../port.ts';
import { sendPage } from '../../send-page.ts';
import type { Staff, StaffFailure } from '../../staff-port.ts';

const sessionCookie = 'staff';
const attemptCookie = 'staff-sign-in';
const cookie = { httpOnly: true, path: '/staff', sameSite: 'lax', secure: 'auto' } as const;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who of the staff asks, on pages of the console; null elsewhere. */
    staff: Staff | null;
  }
}

const query = z.object({ return: z.string().max(500).optional().catch(undefined) });

/** Signing in to the console and out of it. */
export function registerStaffEntry(web: FastifyInstance, { staff, sandbox }: WebPorts): void {
  const madeUp = sandbox !== null;
  const send = (reply: FastifyReply, code: number, title: string, content: Html) =>
    sendPage(reply.code(code), { title, madeUp, content });

  web.get('/sign-in', async (request, reply) => {
    const { return: returnTo } = query.parse(request.query);
    const content = staff.isReady() ? signInPage(safeReturn(returnTo)) : notReady;
    return send(reply, staff.isReady() ? 200 : 503, 'Sign in', content);
  });

  web.get('/sign-in/away', notTooOften, async (request, reply) => {
    const begun = await staff.begin(homeOf(request), safeReturn(query.parse(request.query).return));
    if (begun === null) return send(reply, 503, 'Sign-in is not working', failures.unreachable);
    return reply.setCookie(attemptCookie, begun.token, cookie).redirect(begun.url, 303);
  });

  web.get('/sign-in/callback', notTooOften, async (request, reply) => {
    const token = request.cookies[attemptCookie];
    const outcome =
      token === undefined
        ? ({ failure: 'over' } as const)
        : await staff.finish(token, new URL(request.url, homeOf(request)));
    if ('failure' in outcome) {
      const code = outcome.failure === 'unreachable' ? 503 : outcome.failure === 'no-role' ? 403 : 400;
      return send(reply, code, 'You are not signed in', failures[outcome.failure]);
    }
    return reply
      .clearCookie(attemptCookie, cookie)
      .setCookie(sessionCookie, outcome.session, cookie)
      .redirect(outcome.returnTo, 303);
  });

  web.get('/sign-out', async (_, reply) => send(reply, 200, 'Sign out', signOutPage(reply.generateCsrf())));

  web.post('/sign-out', { preHandler: web.csrfProtection }, async (request, reply) => {
    const token = request.cookies[sessionCookie];
    if (token !== undefined) await staff.signOut(token);
    return reply.clearCookie(sessionCookie, cookie).redirect('/staff/sign-in', 303);
  });
}

/** From here on every page is for staff, each for those whose role opens its part of the console (policy/access.yaml). */
export function asksWhichStaff(web: FastifyInstance, { staff, sandbox }: WebPorts): void {
  web.decorateRequest('staff', null);
  web.addHook('onRequest', async (request, reply) => {
    const signedIn = await staff.session(request.cookies[sessionCookie] ?? '');
    if (signedIn === null) return reply.redirect(signInHref(request), 303);
    request.staff = signedIn;
    if (signedIn.areas.includes(areaOf(request))) return undefined;
    const content = html`
      <h1 class="govuk-heading-l">This part is not for your role</h1>
      <p class="govuk-body">You are signed in as ${signedIn.name} (${signedIn.role}). Ask whoever gives out roles if you need it for your work.</p>
      ${button({ text: 'Go to the overview', href: '/staff' })}`;
    return sendPage(reply.code(403), { title: 'Not for your role', madeUp: sandbox !== null, content });
  });
  // A callback, so that what comes after it still knows who acts.
  web.addHook('onRequest', (request, _, done) => staff.actAs(staffOf(request), done));
}

/** @throws outside the pages for staff */
export function staffOf({ staff }: FastifyRequest): Staff {
  if (staff === null) throw new Error('Nobody of the staff is signed in');
  return staff;
}

/** The first word behind /staff of the route that was asked. */
function areaOf(request: FastifyRequest): string {
  const [, , first = ''] = (request.routeOptions.url ?? '').split('/');
  return first === '' ? 'overview' : first;
}

function signInHref(request: FastifyRequest): string {
  const returnTo = request.method === 'GET' ? request.url : '/staff';
  return `/staff/sign-in?${new URLSearchParams({ return: returnTo })}`;
}

/** A page of the console to go back to; anything else leads to the overview. */
function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/staff(\/[\w\-:.%?=&/+]*|\?[\w\-:.%?=&/+]*)?$/.test(path) ? path : '/staff';
}

function signInPage(returnTo: string): Html {
  const back = returnTo === '/staff' ? '' : `?${new URLSearchParams({ return: returnTo })}`;
  return html`
    <h1 class="govuk-heading-xl">Sign in to work with the records</h1>
    <p class="govuk-body">Your department’s account says who you are and what your role is. Every record that you open is written down with its purpose, and the person can see it.</p>
    ${button({ text: 'Sign in', href: `/staff/sign-in/away${back}` })}`;
}

function signOutPage(csrfToken: string): Html {
  return html`
    <h1 class="govuk-heading-l">Sign out</h1>
    <form method="post" action="/staff/sign-out" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${button({ text: 'Sign out' })}
    </form>`;
}

const notReady = html`
  <h1 class="govuk-heading-xl">Nobody can sign in yet</h1>
  <p class="govuk-body">The staff’s identity provider is not configured, or still starting. Try again in a minute.</p>`;

function failure(title: string, body: string): Html {
  return html`
    <h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${body}</p>
    ${button({ text: 'Try again', href: '/staff/sign-in' })}`;
}

const failures: Readonly<Record<StaffFailure, Html>> = {
  refused: failure(
    'You are not signed in',
    'Something about that sign-in was not as it should be, so we did not take it.',
  ),
  unreachable: failure(
    'Sign-in is not working',
    'The identity provider does not answer just now. Try again in a few minutes.',
  ),
  over: failure('Your sign-in took too long', 'It was begun too long ago, in another browser, or used already.'),
  'no-role': failure(
    'You have no role here',
    'Your account is known, and nobody has given it a role. Ask whoever gives out roles.',
  ),
};
