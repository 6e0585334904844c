import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { z } from 'zod';
import { quarantineHref } from '../../feed-address.ts';
import type { FeedPorts, RetryOutcome } from '../../feed-port.ts';
import { sendPage } from '../../send-page.ts';
import { type CorrectionProblems, correctPage } from './correct-page.ts';
import { quarantineTrail } from './feed-route.ts';
import { quarantinedPage } from './quarantined-page.ts';

const form = z.object({ text: z.string().max(200_000), because: z.string().max(500) });

type Named = { Params: { id: string } };

/** One row that waits: why, as it came, read again, put right. */
export function registerQuarantined(web: FastifyInstance, feeds: FeedPorts, madeUp: boolean): void {
  const find = async (id: string) => (validate(id) ? feeds.quarantined(id) : null);
  const layout = { section: 'feeds', madeUp } as const;

  web.get<Named>('/quarantine/:id', async (request, reply) => {
    const row = await find(request.params.id);
    if (row === null) return reply.callNotFound();
    const content = quarantinedPage(row, reply.generateCsrf(), null);
    return sendPage(reply, {
      ...layout,
      title: 'A row in quarantine',
      beforeContent: quarantineTrail(row.feed),
      content,
    });
  });

  web.post<Named>('/quarantine/:id/retry', { preHandler: web.csrfProtection }, async (request, reply) => {
    const row = await find(request.params.id);
    if (row === null) return reply.callNotFound();
    const tried = await feeds.retry(row.id);
    if (tried.kind !== 'still') return reply.redirect(quarantineHref(row.feed), 303);
    const content = quarantinedPage(row, reply.generateCsrf(), tried);
    return sendPage(reply, {
      ...layout,
      title: 'A row in quarantine',
      beforeContent: quarantineTrail(row.feed),
      content,
    });
  });

  web.get<Named>('/quarantine/:id/correct', async (request, reply) => {
    const row = await find(request.params.id);
    if (row === null || row.editable === null) return reply.callNotFound();
    const content = correctPage(row, reply.generateCsrf(), { text: row.editable, because: '' }, {});
    return sendPage(reply, {
      ...layout,
      title: 'Put the row right',
      beforeContent: quarantineTrail(row.feed),
      content,
    });
  });

  web.post<Named>('/quarantine/:id/correct', { preHandler: web.csrfProtection }, async (request, reply) => {
    const row = await find(request.params.id);
    if (row === null || row.editable === null) return reply.callNotFound();
    const given = form.parse(request.body);
    // A browser sends line breaks as two characters each; a row has them as one.
    const correction = { text: given.text.replaceAll('\r\n', '\n'), because: given.because.trim() };
    const problems = correction.because === '' ? { because: 'Say why, and how you know' } : {};
    const tried = correction.because === '' ? null : await feeds.correct(row.id, correction.text, correction.because);
    if (tried !== null && tried.kind !== 'still') return reply.redirect(quarantineHref(row.feed), 303);
    const wrong = { ...problems, ...(tried === null ? {} : wrongText(tried)) };
    const content = correctPage(row, reply.generateCsrf(), correction, wrong);
    const title = 'Put the row right';
    const beforeContent = quarantineTrail(row.feed);
    return sendPage(reply.code(422), { ...layout, title, beforeContent, content, hasErrors: true });
  });
}

function wrongText(tried: RetryOutcome): CorrectionProblems {
  if (tried.kind !== 'still') return {};
  return { text: `It still does not fit: ${tried.field ?? 'the row'} is ${tried.found}, expected ${tried.expected}` };
}
