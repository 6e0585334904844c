import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { statusCodes } from '#source/status.ts';
import type { WebPorts } from '../port.ts';
import { sendPage } from '../send-page.ts';
import { listRefresh, secondsBetweenLooks, statusOf } from './list-refresh.ts';
import { askedOf, pageTimes } from './page-times.ts';
import { peoplePage } from './people-page.ts';
import { peopleHref } from './people-pagination.ts';

const query = z.object({
  status: z.enum(statusCodes).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

export function registerPeople(web: FastifyInstance, ports: WebPorts): void {
  web.get('/people', async (request, reply) => {
    const filter = query.parse(request.query);
    const at = pageTimes(request.query, await ports.times());
    const href = peopleHref(filter, at.times);
    if (at.asked.fromForm && at.times !== null) return reply.redirect(href, 303);
    const found = at.times === null ? null : await ports.people(filter, askedOf(at));
    const refresh = listRefresh(request.query, href);
    if (found?.kind === 'working' && refresh.isOn) reply.header('refresh', secondsBetweenLooks);
    return sendPage(reply.code(statusOf(found)), {
      title: filter.page === 1 ? 'People' : `People (page ${filter.page})`,
      section: 'people',
      madeUp: ports.sandbox !== null,
      hasErrors: at.problems !== null,
      content: peoplePage(filter, at, found, refresh),
    });
  });
}
