import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '../../address.ts';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { fundingHref } from '../../funding-address.ts';
import type { FundingPorts } from '../../funding-port.ts';
import { sendPage } from '../../send-page.ts';
import { listRefresh, secondsBetweenLooks, statusOf } from '../list-refresh.ts';
import { askedOf, pageTimes } from '../page-times.ts';
import { fundingPage } from './funding-page.ts';

const query = z.object({
  year: z.coerce.number().int().min(2000).max(2199).nullable().catch(null).default(null),
});

/** Our counts of trainees beside the Funding team's, on any day as known at any time. Nobody is named, so no read is logged. */
export function registerFunding(web: FastifyInstance, funding: FundingPorts, madeUp: boolean): void {
  web.get('/funding', async (request, reply) => {
    const { year } = query.parse(request.query);
    const at = pageTimes(request.query, await funding.times());
    const { now, asked, times, problems } = at;
    const href = fundingHref(year, times ?? today);
    if (asked.fromForm && times !== null) return reply.redirect(href, 303);
    const found = times === null ? null : await funding.check({ year, ...askedOf(at) });
    const refresh = listRefresh(request.query, href);
    if (found?.kind === 'working' && refresh.isOn) reply.header('refresh', secondsBetweenLooks);
    const layout = { title: 'Funding', section: 'funding' as const, madeUp, beforeContent: trail };
    const content = fundingPage({ year, asked, times, problems, found, now, refresh });
    return sendPage(reply.code(statusOf(found)), { ...layout, content, hasErrors: problems !== null });
  });
}

const trail = breadcrumbs({ items: [{ text: 'Overview', href: '/staff' }] });
