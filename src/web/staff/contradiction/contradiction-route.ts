import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ContradictionKind, contradictionKinds } from '#policy/lag.ts';
import { kindWords } from '../../attribute-word.ts';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { contradictionHref, contradictionsHref } from '../../contradiction-address.ts';
import type { ContradictionPorts } from '../../contradiction-port.ts';
import { isSafeInAddress } from '../../person-address.ts';
import { sendPage } from '../../send-page.ts';
import { staffOf } from '../entry/staff-entry.ts';
import { listRefresh, secondsBetweenLooks, statusOf } from '../list-refresh.ts';
import { askedOf, pageTimes } from '../page-times.ts';
import { contradictionPage } from './contradiction-page.ts';
import { contradictionsPage, owners } from './contradictions-page.ts';
import { both, readSettling } from './read-settling.ts';

const query = z.object({
  kind: z.enum(contradictionKinds).nullable().catch(null).default(null),
  owner: z.enum(owners).nullable().catch(null).default(null),
  state: z.enum(['open', 'late', 'resolved']).catch('open').default('open'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

type Named = { Params: { who: string; kind: string } };

/** The queue of contradictions, and each of them. */
export function registerContradictions(web: FastifyInstance, ports: ContradictionPorts, madeUp: boolean): void {
  const layout = { section: 'contradictions', madeUp } as const;
  const find = async ({ who, kind }: Named['Params']) =>
    isSafeInAddress(who) && isKind(kind) ? ports.contradiction(who, kind) : null;

  web.get('/contradictions', async (request, reply) => {
    const filter = query.parse(request.query);
    const at = pageTimes(request.query, await ports.times());
    const href = contradictionsHref(filter, at.times);
    if (at.asked.fromForm && at.times !== null) return reply.redirect(href, 303);
    const found = at.times === null ? null : await ports.queue(filter, askedOf(at));
    const refresh = listRefresh(request.query, href);
    if (found?.kind === 'working' && refresh.isOn) reply.header('refresh', secondsBetweenLooks);
    const title = filter.page === 1 ? 'Contradictions' : `Contradictions (page ${filter.page})`;
    const content = contradictionsPage(filter, at, found, refresh);
    return sendPage(reply.code(statusOf(found)), { ...layout, title, content, hasErrors: at.problems !== null });
  });

  web.get<Named>('/person/:who/contradiction/:kind', async (request, reply) => {
    const detail = await find(request.params);
    if (detail === null) return reply.callNotFound();
    const content = contradictionPage(detail, reply.generateCsrf(), { stands: '', because: '' }, {});
    return sendPage(reply, { ...layout, title: titleOf(detail.contradiction), beforeContent: trail, content });
  });

  web.post<Named>('/person/:who/contradiction/:kind', { preHandler: web.csrfProtection }, async (request, reply) => {
    const detail = await find(request.params);
    const read = detail === null ? null : readSettling(request.body, detail);
    if (detail === null || read === null) return reply.callNotFound();
    const { action, typed, problems } = read;
    const { who, contradiction } = detail;
    const stands = action === 'reopen' || typed.stands === both ? null : typed.stands;
    const by = { stands, author: staffOf(request).name, reason: typed.because };
    const isWhole = Object.keys(problems).length === 0;
    const outcome = isWhole ? await ports.settle(who, contradiction.kind, action, by) : null;
    if (outcome !== null && outcome.kind !== 'refused') return sendBack(reply, who, contradiction.kind);
    const wrong = outcome === null ? problems : { because: outcome.message };
    const content = contradictionPage(detail, reply.generateCsrf(), typed, wrong);
    const title = titleOf(contradiction);
    return sendPage(reply.code(422), { ...layout, title, beforeContent: trail, content, hasErrors: true });
  });
}

function sendBack(reply: FastifyReply, who: string, kind: ContradictionKind) {
  return reply.redirect(contradictionHref(who, kind), 303);
}

function titleOf({ kind }: { readonly kind: ContradictionKind }): string {
  return kindWords(kind);
}

function isKind(text: string): text is ContradictionKind {
  return contradictionKinds.some((kind) => kind === text);
}

const trail = breadcrumbs({ items: [{ text: 'Contradictions', href: '/staff/contradictions' }] });
