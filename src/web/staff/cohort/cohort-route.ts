import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isCohortGroup } from '#cohort/group.ts';
import { type Times, today } from '../../address.ts';
import { cohortHref, cohortPeopleHref } from '../../cohort-address.ts';
import type { AskedCohort, CohortOutline, CohortPorts } from '../../cohort-port.ts';
import { cohortGroupLabel } from '../../cohort-reason-word.ts';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { type Html, html } from '../../html.ts';
import { type StaffPage, sendPage } from '../../send-page.ts';
import { listRefresh, secondsBetweenLooks } from '../list-refresh.ts';
import { askedOf, pageTimes } from '../page-times.ts';
import type { AskedTime, TimeProblems } from '../time-query.ts';
import { cohortListPage } from './cohort-list-page.ts';
import { cohortPage } from './cohort-page.ts';
import { cohortPeoplePage, groupHeading } from './cohort-people-page.ts';
import { cohortTitle } from './cohort-title.ts';
import { cohortUnanswered } from './cohort-unanswered.ts';
import { workingPanel } from './cohort-working.ts';

const query = z.object({
  reason: z.string().refine(isCohortGroup).catch('members').default('members'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

/** The cohorts, one of them on any day as known at any time, and the people behind each of its numbers. */
export function registerCohorts(web: FastifyInstance, cohorts: CohortPorts, madeUp: boolean): void {
  web.get('/cohorts', async (_, reply) => {
    const content = cohortListPage(await cohorts.list());
    return sendPage(reply, { title: 'Cohorts', section: 'cohorts', madeUp, content });
  });

  web.get<Named>('/cohorts/:name', async (request, reply) => {
    const question = await questionOf(cohorts, request);
    if (question === null) return reply.callNotFound();
    const { outline, asked, times, cohort } = question;
    const send = sender(reply, { title: cohortTitle(outline.name), section: 'cohorts', madeUp, beforeContent: trail });
    if (times === null) return send(400, cohortUnanswered(question), true);
    if (asked.fromForm) return reply.redirect(cohortHref(outline.name, times), 303);
    const totals = await cohorts.totals(cohort);
    if (totals.kind === 'refused') return send(400, cohortUnanswered({ ...question, message: totals.message }));
    const weeks = await cohorts.weeks(cohort);
    if (weeks.kind === 'refused') return send(400, cohortUnanswered({ ...question, message: weeks.message }));
    const refresh = listRefresh(request.query, cohortHref(outline.name, times));
    const isWorking = totals.kind === 'working' || weeks.kind === 'working';
    if (isWorking && refresh.isOn) reply.header('refresh', secondsBetweenLooks);
    return send(isWorking ? 202 : 200, cohortPage({ outline, asked, times, totals, weeks, refresh }));
  });

  web.get<Named>('/cohorts/:name/people', async (request, reply) => {
    const question = await questionOf(cohorts, request);
    if (question === null) return reply.callNotFound();
    const { outline, times, cohort } = question;
    const { reason: group, page } = query.parse(request.query);
    const title = page === 1 ? cohortGroupLabel(group) : `${cohortGroupLabel(group)} (page ${page})`;
    const beforeContent = trailOf(outline.name, times ?? today);
    const send = sender(reply, { title, section: 'cohorts', madeUp, beforeContent });
    if (times === null) return send(400, cohortUnanswered(question), true);
    const found = await cohorts.people(cohort, group, page);
    if (found.kind === 'refused') return send(400, cohortUnanswered({ ...question, message: found.message }));
    if (found.kind === 'working') {
      const refresh = listRefresh(request.query, cohortPeopleHref(outline.name, group, times, page));
      if (refresh.isOn) reply.header('refresh', secondsBetweenLooks);
      return send(202, html`${groupHeading(outline, group)}${workingPanel('The list', found, refresh)}`);
    }
    return send(200, cohortPeoplePage({ outline, group, page, times, found: found.value }));
  });
}

type Named = { Params: { name: string } };

type Question = {
  readonly outline: CohortOutline;
  readonly asked: AskedTime;
  /** Null when a date asked for is none. */
  readonly times: Times | null;
  readonly cohort: AskedCohort;
  readonly problems: TimeProblems | null;
  readonly message: string | null;
};

async function questionOf(cohorts: CohortPorts, request: FastifyRequest<Named>): Promise<Question | null> {
  const { name } = request.params;
  const outline = (await cohorts.list()).find((each) => each.name === name);
  if (outline === undefined) return null;
  const at = pageTimes(request.query, outline);
  const { asked, times, problems } = at;
  return { outline, asked, times, cohort: { name, ...askedOf(at) }, problems, message: null };
}

function sender(
  reply: FastifyReply,
  layout: Omit<StaffPage, 'content'>,
): (code: number, content: Html, hasErrors?: boolean) => FastifyReply {
  return (code, content, hasErrors = false) => sendPage(reply.code(code), { ...layout, content, hasErrors });
}

const toCohorts = [
  { text: 'Overview', href: '/staff' },
  { text: 'Cohorts', href: '/staff/cohorts' },
];

const trail = breadcrumbs({ items: toCohorts });

function trailOf(name: string, times: Times): Html {
  return breadcrumbs({ items: [...toCohorts, { text: cohortTitle(name), href: cohortHref(name, times) }] });
}
