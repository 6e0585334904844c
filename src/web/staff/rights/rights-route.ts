import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { z } from 'zod';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { rightTitle } from '../../right-word.ts';
import type { RightsPorts } from '../../rights-port.ts';
import { sendPage } from '../../send-page.ts';
import { staffOf } from '../entry/staff-entry.ts';
import { nothingTyped, readAnswering } from './read-answering.ts';
import { requestPage } from './request-page.ts';
import { rightsPage } from './rights-page.ts';

const query = z.object({ state: z.enum(['open', 'all']).catch('open').default('open') });

type Named = { Params: { id: string } };

/** What people ask for as of right, and the answers. */
export function registerRights(web: FastifyInstance, rights: RightsPorts, madeUp: boolean): void {
  const layout = { section: 'rights', madeUp } as const;
  const find = async (id: string) => (validate(id) ? rights.request(id) : null);

  web.get('/rights', async (request, reply) => {
    const { requests, today } = await rights.requests();
    const content = rightsPage(query.parse(request.query).state, requests, today);
    return sendPage(reply, { ...layout, title: 'Rights', content });
  });

  web.get<Named>('/rights/:id', async (request, reply) => {
    const found = await find(request.params.id);
    if (found === null) return reply.callNotFound();
    const content = requestPage(found, reply.generateCsrf(), nothingTyped, {});
    return sendPage(reply, { ...layout, title: rightTitle(found.right), beforeContent: trail, content });
  });

  web.post<Named>('/rights/:id', { preHandler: web.csrfProtection }, async (request, reply) => {
    const found = await find(request.params.id);
    if (found === null) return reply.callNotFound();
    const { typed, problems, outcome } = readAnswering(request.body, found);
    const answering = { request: found.id, author: staffOf(request).name, reason: typed.because };
    const answered = outcome === null ? null : await rights.answer({ ...answering, outcome });
    if (answered !== null && answered.kind !== 'refused') return reply.redirect(`/staff/rights/${found.id}`, 303);
    const wrong = answered === null ? problems : { outcome: answered.message };
    const content = requestPage(found, reply.generateCsrf(), typed, wrong);
    const title = rightTitle(found.right);
    return sendPage(reply.code(422), { ...layout, title, beforeContent: trail, content, hasErrors: true });
  });
}

const trail = breadcrumbs({ items: [{ text: 'Rights', href: '/staff/rights' }] });
