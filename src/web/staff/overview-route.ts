import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WebPorts } from '../port.ts';
import { sendPage } from '../send-page.ts';
import { secondsBetweenLooks } from './list-refresh.ts';
import { overviewPage } from './overview-page.ts';

const query = z.object({
  year: z.coerce.number().int().min(1901).max(2199).nullable().catch(null).default(null),
  refresh: z.enum(['on', 'off']).catch('on').default('on'),
  moved: z.literal('yes').nullable().catch(null).default(null),
});

export function registerOverview(web: FastifyInstance, ports: WebPorts): void {
  web.get('/', async (request, reply) => {
    const { year: asked, refresh, moved } = query.parse(request.query);
    const progress = ports.sandbox?.progress() ?? null;
    const [holdings, year, feeds] = await Promise.all([ports.holdings(), ports.statusByWeek(asked), ports.feeds()]);
    const refreshes = progress?.state === 'replaying' && refresh === 'on';
    if (refreshes) reply.header('refresh', secondsBetweenLooks);
    return sendPage(reply, {
      title: 'Overview',
      section: 'overview',
      madeUp: ports.sandbox !== null,
      content: overviewPage({
        holdings,
        year,
        feeds,
        sandbox: progress && {
          progress,
          today: holdings.simulatedNow ?? progress.day,
          csrfToken: reply.generateCsrf(),
          moved: moved === 'yes',
        },
        refreshes,
      }),
    });
  });
}
