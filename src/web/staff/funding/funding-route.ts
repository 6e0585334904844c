import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { fundingHref } from '../../funding-address.ts';
import type { FundingPorts } from '../../funding-port.ts';
import { sendPage } from '../../send-page.ts';
import { askedTime, knownAtOf, readTime } from '../time-query.ts';
import { fundingPage } from './funding-page.ts';

const query = z.object({
  year: z.coerce.number().int().min(2000).max(2199).nullable().catch(null).default(null),
  refresh: z.enum(['on', 'off']).catch('on').default('on'),
});

const secondsBetweenLooks = 3;

/** Our counts of trainees beside the Funding team's, on any day as known at any time. Nobody is named, so no read is logged. */
export function registerFunding(web: FastifyInstance, funding: FundingPorts, madeUp: boolean): void {
  web.get('/funding', async (request, reply) => {
    const { year, refresh } = query.parse(request.query);
    const now = await funding.times();
    const asked = askedTime(request.query);
    const read = readTime(asked, now.today);
    const layout = { title: 'Funding', section: 'funding' as const, madeUp, beforeContent: trail };
    const off = { href: '', isOn: false };
    if (read.kind === 'problems') {
      const { problems } = read;
      const content = fundingPage({ year, asked, times: null, problems, found: null, now, refresh: off });
      return sendPage(reply.code(400), { ...layout, hasErrors: true, content });
    }
    const times = { validOn: read.validOn, knownOn: read.knownOn };
    const href = fundingHref(year, times);
    if (asked.fromForm) return reply.redirect(href, 303);
    const knownAt = asked.instant ?? knownAtOf(times.knownOn, now.settled);
    const found = await funding.check({ year, validOn: times.validOn, knownAt });
    const isOn = refresh === 'on';
    if (found.kind === 'working' && isOn) reply.header('refresh', secondsBetweenLooks);
    const other = isOn ? `${href}${href.includes('?') ? '&' : '?'}refresh=off` : href;
    const code = found.kind === 'found' ? 200 : found.kind === 'working' ? 202 : 400;
    const content = fundingPage({ year, asked, times, problems: null, found, now, refresh: { href: other, isOn } });
    return sendPage(reply.code(code), { ...layout, content });
  });
}

const trail = breadcrumbs({ items: [{ text: 'Overview', href: '/staff' }] });
