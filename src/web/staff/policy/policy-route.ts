import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import type { PolicyPorts } from '../../policy-port.ts';
import { sendPage } from '../../send-page.ts';
import { policyPage } from './policy-page.ts';
import { publicationPage } from './publication-page.ts';

/** The texts by which everything is decided, and those that were in force before. */
export function registerPolicy(web: FastifyInstance, ports: PolicyPorts, madeUp: boolean): void {
  const layout = { section: 'policy', madeUp, hasTimeline: true } as const;

  web.get('/policy', async (_request, reply) =>
    sendPage(reply, { ...layout, title: 'Policy', content: policyPage(await ports.overview()) }),
  );

  web.get<{ Params: { id: string } }>('/policy/:id', async (request, reply) => {
    const publication = validate(request.params.id) ? await ports.publication(request.params.id) : null;
    if (publication === null) return reply.callNotFound();
    const title = `Policy ${publication.version}`;
    return sendPage(reply, { ...layout, title, beforeContent: trail, content: publicationPage(publication) });
  });
}

const trail = breadcrumbs({ items: [{ text: 'Policy', href: '/staff/policy' }] });
