import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { statusCodes } from '#source/status.ts';
import type { WebPorts } from '../port.ts';
import { sendPage } from '../send-page.ts';
import { peoplePage } from './people-page.ts';

const query = z.object({
  status: z.enum(statusCodes).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

export function registerPeople(web: FastifyInstance, ports: WebPorts): void {
  web.get('/people', async (request, reply) => {
    const filter = query.parse(request.query);
    const found = await ports.people(filter);
    return sendPage(reply, {
      title: filter.page === 1 ? 'People' : `People (page ${filter.page})`,
      section: 'people',
      madeUp: ports.sandbox !== null,
      content: peoplePage(filter, found),
    });
  });
}
