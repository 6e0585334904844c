import type { FastifyInstance } from 'fastify';
import { breadcrumbs } from '../component/breadcrumbs.ts';
import type { Html } from '../html.ts';
import { isSafeInAddress, personHref } from '../person-address.ts';
import type { WebPorts } from '../port.ts';
import { sendPage } from '../send-page.ts';
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
    const now = isSafeInAddress(who) ? await ports.person(who, null, null) : { kind: 'not-found' as const };
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
    const found = read.validOn === null && knownAt === null ? now : await ports.person(who, read.validOn, knownAt);
    if (found.kind !== 'found') {
      const message = found.kind === 'refused' ? found.message : 'At that time we knew nothing of this person.';
      return send(
        found.kind === 'refused' ? 400 : 404,
        unansweredPage({ who, now: now.page, asked, problems: null, message }),
      );
    }
    return send(200, personPage({ who, asked, times: read, page: found.page }));
  });
}

const trail = breadcrumbs({
  items: [
    { text: 'Overview', href: '/staff' },
    { text: 'People', href: '/staff/people' },
  ],
});
