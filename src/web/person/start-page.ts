import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import { sendPage } from '../send-page.ts';

/** Where somebody who came by themselves arrives. */
export function registerStart(web: FastifyInstance, madeUp: boolean): void {
  web.get('/', async (_, reply) => sendPage(reply, { title: 'Your way into teaching', madeUp, content: start }));
}

const start = html`
  <h1 class="govuk-heading-xl">Your way into teaching</h1>
  <p class="govuk-body-l">One record of your road into teaching, from your application to your career.</p>
  <p class="govuk-body"><a class="govuk-link" href="/staff">For those who work with the records</a></p>`;
