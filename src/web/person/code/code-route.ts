import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { notTooOften } from '../../often.ts';
import type { MyPorts } from '../port.ts';
import type { SendMine } from '../send-mine.ts';
import { codeOverPage, codePage, noCodePage, otherHref } from './code-page.ts';

type Named = { Params: { id: string } };

const typed = z.looseObject({ code: z.string().max(50).catch('').default('') });
const query = z.object({ again: z.literal('yes').optional().catch(undefined) });
const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** Entering the code that was sent to an address; the address itself stands in no address of ours. */
export function registerCodes(web: FastifyInstance, ports: MyPorts, send: SendMine): void {
  const over = (reply: FastifyReply, again = '/details') =>
    send(reply.code(410), { title: 'That code no longer works', section: null, content: codeOverPage(again) });

  web.get<Named>('/code/:id', async (request, reply) => {
    const { id } = request.params;
    const sending = isId(id) ? await ports.sentCode(request.account, id) : null;
    if (sending === null) return over(reply);
    const isAgain = query.parse(request.query).again === 'yes';
    const content = codePage({
      id,
      sending,
      problem: undefined,
      isAgain,
      outbox: ports.outbox(),
      csrfToken: reply.generateCsrf(),
    });
    return send(reply, { title: 'Enter the code', section: null, content });
  });

  web.post<Named>('/code/:id', { ...notTooOften, preHandler: web.csrfProtection }, async (request, reply) => {
    const { id } = request.params;
    const sending = isId(id) ? await ports.sentCode(request.account, id) : null;
    if (sending === null) return over(reply);
    const code = typed.parse(request.body ?? {}).code.replaceAll(/\s/g, '');
    const isCode = /^\d{6}$/.test(code);
    const entered = isCode ? await ports.enterCode(request.account, id, code) : null;
    switch (entered?.kind) {
      case 'told':
        return reply.redirect(`/told/${entered.reference}`, 303);
      case 'found':
        return reply.redirect('/home', 303);
      case 'not-found':
        return reply.redirect('/find/who', 303);
      case 'over':
        return over(reply, otherHref(sending));
      default: {
        const left =
          entered === null ? '' : ` You can try ${entered?.left ?? 0} more ${entered?.left === 1 ? 'time' : 'times'}.`;
        const problem = isCode ? `That is not the code that we sent.${left}` : 'Enter the six figures of the code';
        const content = codePage({
          id,
          sending,
          problem,
          isAgain: false,
          outbox: ports.outbox(),
          csrfToken: reply.generateCsrf(),
        });
        return send(reply.code(422), { title: 'Enter the code', section: null, content, hasErrors: true });
      }
    }
  });

  web.post<Named>('/code/:id/again', { preHandler: web.csrfProtection }, async (request, reply) => {
    const { id } = request.params;
    const sending = isId(id) ? await ports.sentCode(request.account, id) : null;
    if (sending === null) return over(reply);
    const sent = await ports.sendCode(request.account, sending);
    if (sent.kind === 'sent') return reply.redirect(`/code/${sent.id}?again=yes`, 303);
    const status = sent.kind === 'too-many' ? 429 : 503;
    return send(reply.code(status), { title: 'No code was sent', section: null, content: noCodePage(sent.kind) });
  });
}
