import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { z } from 'zod';
import { taskKinds, taskStates } from '#identity/review-task.ts';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { html } from '../../html.ts';
import type { MatchingPorts } from '../../matching-port.ts';
import { questionWords } from '../../question-word.ts';
import { decisionHref, questionHref } from '../../review-address.ts';
import type { ReviewPorts } from '../../review-port.ts';
import { sendPage } from '../../send-page.ts';
import { staffOf } from '../entry/staff-entry.ts';
import { answerErrors, nothingTyped } from './answer-form.ts';
import { decisionPage } from './decision-page.ts';
import { matchingPage } from './matching-page.ts';
import { questionPage } from './question-page.ts';
import { queuePage } from './queue-page.ts';
import { readAnswer, readUndo } from './read-answer.ts';

const query = z.object({
  kind: z.enum(taskKinds).nullable().catch(null).default(null),
  state: z.enum(taskStates).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

type Named = { Params: { id: string } };

/** The queue of questions about whose records are, each of them, and the decisions that can be undone. */
export function registerReview(
  web: FastifyInstance,
  review: ReviewPorts,
  matching: MatchingPorts,
  madeUp: boolean,
): void {
  const layout = { section: 'review', madeUp } as const;
  const find = async (id: string) => (validate(id) ? review.question(id) : null);

  web.get('/review', async (request, reply) => {
    const filter = query.parse(request.query);
    const [queue, check] = await Promise.all([review.queue(filter), matching.lastCheck()]);
    const content = queuePage(filter, queue, check);
    const title = filter.page === 1 ? 'Review' : `Review (page ${filter.page})`;
    return sendPage(reply, { ...layout, title, content });
  });

  web.get('/review/matching', async (_, reply) => {
    const content = matchingPage(await matching.report());
    return sendPage(reply, { ...layout, title: 'Matching', beforeContent: trail, content });
  });

  web.get<Named>('/review/:id', async (request, reply) => {
    const question = await find(request.params.id);
    if (question === null) return reply.callNotFound();
    const content = questionPage(question, reply.generateCsrf(), nothingTyped, {});
    return sendPage(reply, { ...layout, title: questionWords(question.kind).title, beforeContent: trail, content });
  });

  web.post<Named>('/review/:id', { preHandler: web.csrfProtection }, async (request, reply) => {
    const question = await find(request.params.id);
    if (question === null) return reply.callNotFound();
    const { typed, problems, answer } = readAnswer(request.body, question);
    const outcome =
      answer === null ? null : await review.answer(question.id, { ...answer, author: staffOf(request).name });
    if (outcome !== null && outcome.kind !== 'refused') return reply.redirect(questionHref(question.id), 303);
    const wrong = outcome === null ? problems : { action: outcome.message };
    const content = html`${answerErrors(wrong)}${questionPage(question, reply.generateCsrf(), typed, wrong)}`;
    const title = questionWords(question.kind).title;
    return sendPage(reply.code(422), { ...layout, title, beforeContent: trail, content, hasErrors: true });
  });

  web.get<Named>('/decision/:id', async (request, reply) => {
    const decision = validate(request.params.id) ? await review.decision(request.params.id) : null;
    if (decision === null) return reply.callNotFound();
    const content = decisionPage(decision, reply.generateCsrf(), { because: '' }, {});
    return sendPage(reply, { ...layout, title: decision.what, beforeContent: trail, content });
  });

  web.post<Named>('/decision/:id/undo', { preHandler: web.csrfProtection }, async (request, reply) => {
    const decision = validate(request.params.id) ? await review.decision(request.params.id) : null;
    if (decision === null) return reply.callNotFound();
    const { typed, problems } = readUndo(request.body);
    const isWhole = Object.keys(problems).length === 0;
    const outcome = isWhole ? await review.undo(decision.id, staffOf(request).name, typed.because) : null;
    if (outcome !== null && outcome.kind !== 'refused') return reply.redirect(decisionHref(decision.id), 303);
    const wrong = outcome === null ? problems : { because: outcome.message };
    const content = decisionPage(decision, reply.generateCsrf(), typed, wrong);
    return sendPage(reply.code(422), {
      ...layout,
      title: decision.what,
      beforeContent: trail,
      content,
      hasErrors: true,
    });
  });
}

const trail = breadcrumbs({ items: [{ text: 'Review', href: '/staff/review' }] });
