import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from './html.ts';
import type { WebPorts } from './port.ts';
import { sendPage } from './send-page.ts';

/** What went wrong, in GOV.UK's words for it. The log has the cause; the page never does. */
export function registerErrorPages(web: FastifyInstance, ports: WebPorts): void {
  const madeUp = ports.sandbox !== null;

  web.setNotFoundHandler((_, reply) =>
    sendPage(reply.code(404), { title: 'Page not found', madeUp, content: notFound }),
  );

  web.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 403) {
      return sendPage(reply.code(403), { title: 'Your page was open for too long', madeUp, content: expired });
    }
    if (status === 429) return sendPage(reply.code(429), { title: 'Too many tries', madeUp, content: tooOften });
    if (status >= 400 && status < 500) {
      return sendBadRequest(reply.code(status), madeUp);
    }
    request.log.error({ err: error }, 'a page failed');
    return sendPage(reply.code(500), { title: 'Sorry, there is a problem', madeUp, content: problem });
  });
}

/** For what no form and no link of ours sends; the reply has its code already. */
export function sendBadRequest(reply: FastifyReply, madeUp: boolean): FastifyReply {
  return sendPage(reply, { title: 'We could not read that', madeUp, content: badRequest });
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}

const notFound = html`
  <h1 class="govuk-heading-l">Page not found</h1>
  <p class="govuk-body">If you typed the web address, check that it is correct.</p>
  <p class="govuk-body">If you pasted it, check that you copied all of it.</p>
  <p class="govuk-body">You can <a class="govuk-link" href="/staff/people">look for a person</a> or <a class="govuk-link" href="/staff">go to the overview</a>.</p>`;

const expired = html`
  <h1 class="govuk-heading-l">Your page was open for too long</h1>
  <p class="govuk-body">Nothing was changed. <a class="govuk-link" href="/staff">Open the overview again</a> and press the button once more.</p>`;

const tooOften = html`
  <h1 class="govuk-heading-l">Too many tries</h1>
  <p class="govuk-body">So much was asked for from where you are that we wait a little. Nothing was changed: try again in a minute.</p>`;

const badRequest = html`
  <h1 class="govuk-heading-l">We could not read that</h1>
  <p class="govuk-body">Something in the web address or the form is not what this page expects. Nothing was changed.</p>
  <p class="govuk-body"><a class="govuk-link" href="/staff">Go to the overview</a></p>`;

const problem = html`
  <h1 class="govuk-heading-l">Sorry, there is a problem</h1>
  <p class="govuk-body">Nothing that you sent was lost or half done. Try again in a minute.</p>
  <p class="govuk-body">If it happens again, tell whoever runs this service when it happened and which page you were on.</p>`;
