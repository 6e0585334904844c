import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { breadcrumbs } from '../component/breadcrumbs.ts';
import type { Html } from '../html.ts';
import { isSafeInAddress, personHref } from '../person-address.ts';
import type { WebPorts } from '../port.ts';
import { sendPage } from '../send-page.ts';
import { openCasePage } from './entry/open-case-page.ts';
import { staffOf } from './entry/staff-entry.ts';
import { partedPage } from './parted-page.ts';
import { personName } from './person-heading.ts';
import { personPage } from './person-page.ts';
import { unansweredPage } from './person-unanswered.ts';
import { askedTime, knownAtOf, readTime } from './time-query.ts';
import { slidTo } from './year-slider.ts';

/** One person on any day, as known at any time. Every answer begins with today's, which says what "today" is. */
export function registerPerson(web: FastifyInstance, ports: WebPorts): void {
  web.get<{ Params: { who: string } }>('/person/:who', async (request, reply) => {
    const { who } = request.params;
    if (!isSafeInAddress(who)) return reply.callNotFound();
    const opened = await ports.staff.caseOf(staffOf(request), who);
    if (opened.kind === 'ask') return reply.redirect(openHref(who), 303);
    const { purpose } = opened;
    const now = await ports.person(who, null, null, purpose);
    if (now.kind === 'parted')
      return sendPage(reply.code(300), {
        title: 'This record was parted',
        section: 'people',
        madeUp: ports.sandbox !== null,
        beforeContent: trail,
        content: partedPage(now.heirs),
      });
    if (now.kind !== 'found') return reply.callNotFound();

    const slid = slidTo(request.query, now.page.today);
    if (slid !== undefined) return reply.redirect(personHref(who, slid), 303);
    const asked = askedTime(request.query);
    const read = readTime(asked, now.page.today);
    const send = (code: number, content: Html, hasErrors = false) =>
      sendPage(reply.code(code), {
        title: personName(now.page.answer),
        section: 'people',
        madeUp: ports.sandbox !== null,
        hasTimeline: true,
        beforeContent: trail,
        hasErrors,
        content,
      });
    if (read.kind === 'problems') {
      return send(400, unansweredPage({ who, now: now.page, asked, problems: read.problems, message: null }), true);
    }
    if (asked.fromForm) return reply.redirect(personHref(who, read), 303);

    const knownAt = asked.instant ?? knownAtOf(read.knownOn, now.page.settled);
    const found =
      read.validOn === null && knownAt === null ? now : await ports.person(who, read.validOn, knownAt, purpose);
    if (found.kind !== 'found') {
      const message = found.kind === 'refused' ? found.message : 'At that time we knew nothing of this person.';
      return send(
        found.kind === 'refused' ? 400 : 404,
        unansweredPage({ who, now: now.page, asked, problems: null, message }),
      );
    }
    return send(200, personPage({ who, asked, times: read, page: found.page }));
  });

  const sendAsk = (reply: FastifyReply, code: number, who: string, purposes: readonly string[], problem?: string) =>
    sendPage(reply.code(code), {
      title: 'Why do you open this record?',
      section: 'people',
      madeUp: ports.sandbox !== null,
      beforeContent: trail,
      hasErrors: problem !== undefined,
      content: openCasePage(openHref(who), purposes, problem, reply.generateCsrf()),
    });

  web.get<{ Params: { who: string } }>('/person/:who/open', async (request, reply) => {
    const { who } = request.params;
    if (!isSafeInAddress(who)) return reply.callNotFound();
    const opened = await ports.staff.caseOf(staffOf(request), who);
    return opened.kind === 'ask' ? sendAsk(reply, 200, who, opened.purposes) : reply.redirect(personHref(who), 303);
  });

  web.post<{ Params: { who: string } }>(
    '/person/:who/open',
    { preHandler: web.csrfProtection },
    async (request, reply) => {
      const { who } = request.params;
      if (!isSafeInAddress(who)) return reply.callNotFound();
      const opened = await ports.staff.caseOf(staffOf(request), who);
      if (opened.kind === 'open') return reply.redirect(personHref(who), 303);
      const named = saidPurpose.parse(request.body ?? {}).purpose;
      if (named === undefined || !opened.purposes.includes(named))
        return sendAsk(reply, 422, who, opened.purposes, 'Choose why you open this record');
      if (!(await ports.staff.openCase(staffOf(request), who, named))) return reply.callNotFound();
      return reply.redirect(personHref(who), 303);
    },
  );
}

const saidPurpose = z.looseObject({ purpose: z.string().max(60).optional().catch(undefined) });

function openHref(who: string): string {
  return `${personHref(who)}/open`;
}

const trail = breadcrumbs({
  items: [
    { text: 'Overview', href: '/staff' },
    { text: 'People', href: '/staff/people' },
  ],
});
