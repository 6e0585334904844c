import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { button } from '../component/button.ts';
import { type Html, html } from '../html.ts';
import { notTooOften } from '../often.ts';
import { type PersonPage, personLayout, personServiceName } from './person-layout.ts';
import type { Door, MyPorts, SignInFailure } from './port.ts';
import {
  attemptToken,
  forgetSession,
  homeOf,
  keepAttempt,
  keepSession,
  safeReturn,
  sessionToken,
  signedIn,
} from './signed-in.ts';

const query = z.object({ return: z.string().max(200).optional().catch(undefined) });
const doors: Readonly<Record<Door, string>> = {
  'one-login': 'GOV.UK One Login',
  'teacher-auth': 'GOV.UK One Login and my TRN',
};

/** The start page, the way to an identity provider and back, and the way out. */
export function registerSignIn(web: FastifyInstance, ports: MyPorts, madeUp: boolean): void {
  const send = (reply: FastifyReply, page: Omit<PersonPage, 'madeUp' | 'section' | 'isSignedIn'>) =>
    reply.type('text/html; charset=utf-8').send(personLayout({ ...page, section: null, isSignedIn: false, madeUp }));

  web.get('/', async (request, reply) => {
    if ((await signedIn(ports, request)) !== null) return reply.redirect('/home', 303);
    return send(reply, { title: personServiceName, content: startPage(madeUp) });
  });

  web.get('/sign-in', async (request, reply) => {
    const returnTo = safeReturn(query.parse(request.query).return);
    return send(reply, { title: 'Sign in', content: signInPage(ports.doors(), returnTo) });
  });

  web.get<{ Params: { door: string } }>('/sign-in/:door', notTooOften, async (request, reply) => {
    const door = ports.doors().find((each) => each === request.params.door);
    if (door === undefined) return reply.callNotFound();
    const returnTo = safeReturn(query.parse(request.query).return);
    const begun = await ports.begin(door, homeOf(request), returnTo);
    if (begun === null)
      return send(reply.code(503), { title: words.unreachable.title, content: failurePage('unreachable') });
    return keepAttempt(reply, begun.token).redirect(begun.url, 303);
  });

  web.get('/sign-in/callback', notTooOften, async (request, reply) => {
    const token = attemptToken(request);
    const outcome =
      token === null
        ? ({ failure: 'over' } as const)
        : await ports.finish(token, new URL(request.url, homeOf(request)));
    if ('failure' in outcome) {
      const status = outcome.failure === 'unreachable' ? 503 : 400;
      return send(reply.code(status), { title: words[outcome.failure].title, content: failurePage(outcome.failure) });
    }
    return keepSession(reply, outcome.session).redirect(outcome.returnTo, 303);
  });

  web.get('/sign-out', async (_, reply) =>
    send(reply, { title: 'Sign out', content: signOutPage(reply.generateCsrf()) }),
  );

  web.post('/sign-out', { preHandler: web.csrfProtection }, async (request, reply) => {
    const token = sessionToken(request);
    const everywhere = z.looseObject({ everywhere: z.string() }).safeParse(request.body).success;
    const who = everywhere ? await signedIn(ports, request) : null;
    const elsewhere = token === null ? null : await ports.signOut(token, homeOf(request));
    if (who !== null) await ports.signOutEverywhere(who.account);
    forgetSession(reply);
    return send(reply, { title: 'You are signed out', content: signedOutPage(elsewhere) });
  });
}

function startPage(madeUp: boolean): Html {
  return html`
    <h1 class="govuk-heading-xl">${personServiceName}</h1>
    <p class="govuk-body-l">See what the services on your road into teaching know about you, mend it, and tell us what happened.</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>where you stand and what happens next</li>
      <li>who says so, and what to do when it is wrong</li>
      <li>one place to say that you started, paused, moved or left</li>
    </ul>
    <p class="govuk-body">What you tell us never changes another service’s record, and no provider sees it unless you say so.</p>
    ${button({ text: 'Sign in', href: '/sign-in', isStartButton: true })}
    ${madeUp ? html`<p class="govuk-body"><a class="govuk-link" href="/staff">For those who work with the records</a></p>` : null}`;
}

function signInPage(open: readonly Door[], returnTo: string): Html {
  const back = returnTo === '/home' ? '' : `?${new URLSearchParams({ return: returnTo })}`;
  return html`
    <h1 class="govuk-heading-xl">Sign in</h1>
    ${
      open.length === 0
        ? html`<p class="govuk-body">Nobody can sign in yet: the sign-in service is still starting. Try again in a minute.</p>`
        : html`<p class="govuk-body">You sign in with GOV.UK One Login. If you have a teacher reference number (TRN), choose the second and we find your record at once.</p>`
    }
    ${open.map((door) => button({ text: doors[door], href: `/sign-in/${door}${back}`, ...(door === 'one-login' ? {} : { classes: 'govuk-button--secondary' }) }))}`;
}

const words: Readonly<Record<SignInFailure, { readonly title: string; readonly body: string }>> = {
  refused: {
    title: 'You are not signed in',
    body: 'Something about that sign-in was not as it should be, so we did not take it. Nothing was changed.',
  },
  unreachable: {
    title: 'Sign-in is not working',
    body: 'The sign-in service does not answer just now. Try again in a few minutes.',
  },
  over: {
    title: 'Your sign-in took too long',
    body: 'It was begun too long ago, in another browser, or used already. Nothing was changed.',
  },
};

function failurePage(failure: SignInFailure): Html {
  return html`
    <h1 class="govuk-heading-xl">${words[failure].title}</h1>
    <p class="govuk-body">${words[failure].body}</p>
    ${button({ text: 'Try again', href: '/sign-in' })}`;
}

function signOutPage(csrfToken: string): Html {
  return html`
    <h1 class="govuk-heading-xl">Sign out</h1>
    <form method="post" action="/sign-out" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      <div class="govuk-button-group">
        ${button({ text: 'Sign out' })}
        ${button({ text: 'Sign out on every device', name: 'everywhere', value: 'yes', classes: 'govuk-button--secondary' })}
        <a class="govuk-link" href="/home">Stay signed in</a>
      </div>
    </form>`;
}

function signedOutPage(elsewhere: string | null): Html {
  return html`
    <h1 class="govuk-heading-xl">You are signed out</h1>
    ${
      elsewhere === null
        ? null
        : html`<p class="govuk-body">You may still be signed in to GOV.UK One Login on this device. <a class="govuk-link" href="${elsewhere}">Sign out of it too</a></p>`
    }
    <p class="govuk-body"><a class="govuk-link" href="/">Go to the start</a></p>`;
}
