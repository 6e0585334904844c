import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { readTypedDate } from '../../date-form.ts';
import { notTooOften } from '../../often.ts';
import { personLayout } from '../person-layout.ts';
import type { LinkAnswer, MyPorts } from '../port.ts';
import { answeredPage, laterPage, linkOverPage, startedPage, stopPage, stoppedPage } from './link-page.ts';

const later = 'When do you expect to start?';

type Linked = { Params: { token: string } };

const text = z.string().max(20).catch('').default('');
const form = z.looseObject({
  answer: z.enum(['started', 'later', 'not-yet', 'not-starting']).optional().catch(undefined),
  'on-day': text,
  'on-month': text,
  'on-year': text,
});

/**
 * Links in messages. Opening one does nothing, since programs that look for malice open every link; only a button does. The
 * link itself is the authority, as in the message that a mail program's one-click stop posts: no cookie has a part in it.
 */
export function registerLinks(web: FastifyInstance, ports: MyPorts, madeUp: boolean): void {
  const send = (reply: FastifyReply, title: string, content: ReturnType<typeof stopPage>, hasErrors = false) =>
    reply
      .type('text/html; charset=utf-8')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .send(personLayout({ title, content, section: null, isSignedIn: false, madeUp, hasErrors }));
  const over = (reply: FastifyReply) => send(reply.code(410), 'This link no longer works', linkOverPage());

  web.get<Linked>('/answer/:token', notTooOften, async (request, reply) => {
    const { token } = request.params;
    const state = await ports.link('started', token);
    if (state === 'over') return over(reply);
    if (state === 'answered') return send(reply, 'Thank you', answeredPage());
    return send(reply, 'Have you started?', startedPage(token));
  });

  web.post<Linked>('/answer/:token', notTooOften, async (request, reply) => {
    const { token } = request.params;
    const state = await ports.link('started', token);
    if (state === 'over') return over(reply);
    if (state === 'answered') return send(reply, 'Thank you', answeredPage());
    const read = form.parse(request.body ?? {});
    if (read.answer === undefined) return send(reply.code(422), 'Have you started?', startedPage(token));
    const typed = { day: read['on-day'], month: read['on-month'], year: read['on-year'] };
    if (read.answer === 'later') return send(reply, later, laterPage(token, typed, undefined));
    const answer = answerOf(read.answer, typed, await ports.today());
    if ('problem' in answer) return send(reply.code(422), later, laterPage(token, typed, answer.problem), true);
    await ports.answerStarted(token, answer);
    return send(reply, 'Thank you', answeredPage());
  });

  web.get<Linked>('/stop/:token', notTooOften, async (request, reply) => {
    const { token } = request.params;
    return (await ports.link('stop', token)) === 'over'
      ? over(reply)
      : send(reply, 'Stop tips and support?', stopPage(token));
  });

  web.post<Linked>('/stop/:token', notTooOften, async (request, reply) => {
    return (await ports.stopByLink(request.params.token)) ? send(reply, 'Stopped', stoppedPage()) : over(reply);
  });
}

function answerOf(
  answer: 'started' | 'not-yet' | 'not-starting',
  typed: { readonly day: string; readonly month: string; readonly year: string },
  today: string,
): LinkAnswer | { readonly problem: string } {
  switch (answer) {
    case 'started':
      return { kind: 'started' };
    case 'not-starting':
      return { kind: 'not_starting' };
    case 'not-yet': {
      const read = readTypedDate('The day on which you expect to start', typed, today, 'future');
      if (read.kind === 'date') return { kind: 'not_yet', on: read.date };
      return { problem: read.kind === 'problem' ? read.problem.message : 'Enter the day on which you expect to start' };
    }
  }
}
