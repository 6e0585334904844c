import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readTypedDate } from '../../date-form.ts';
import { typedText } from '../../typed-text.ts';
import type { MyPorts } from '../port.ts';
import type { SendMine } from '../send-mine.ts';
import { noCodePage } from './code-page.ts';
import { askedPage, findPage, type WhoProblems, type WhoTyped, whoPage } from './find-page.ts';

const text = typedText(300);
const findForm = z.looseObject({ email: text });
const whoForm = z.looseObject({
  'first-name': text,
  'last-name': text,
  'born-day': text,
  'born-month': text,
  'born-year': text,
  trn: text,
});
const nothingTyped: WhoTyped = { firstName: '', lastName: '', day: { day: '', month: '', year: '' }, trn: '' };

/** For whom nothing is found: a code to an address that a record may have, else somebody looks. Never a dead end, never a hint. */
export function registerFinding(web: FastifyInstance, ports: MyPorts, send: SendMine): void {
  const title = 'Find my record';

  web.get('/find', async (_, reply) =>
    send(reply, { title, section: null, content: findPage('', undefined, reply.generateCsrf()) }),
  );

  web.post('/find', { preHandler: web.csrfProtection }, async (request, reply) => {
    const { email } = findForm.parse(request.body ?? {});
    const read = z.email().max(254).safeParse(email.trim());
    if (!read.success) {
      const problem = 'Enter an email address in the correct format, like name@example.com';
      const content = findPage(email, problem, reply.generateCsrf());
      return send(reply.code(422), { title, section: null, content, hasErrors: true });
    }
    const sent = await ports.sendCode(request.account, { purpose: 'find', way: 'email', address: read.data });
    if (sent.kind === 'sent') return reply.redirect(`/code/${sent.id}`, 303);
    const content = noCodePage(sent.kind);
    return send(reply.code(sent.kind === 'too-many' ? 429 : 503), {
      title: 'No code was sent',
      section: null,
      content,
    });
  });

  web.get('/find/who', async (_, reply) =>
    send(reply, { title, section: null, content: whoPage(nothingTyped, {}, reply.generateCsrf()) }),
  );

  web.post('/find/who', { preHandler: web.csrfProtection }, async (request, reply) => {
    const form = whoForm.parse(request.body ?? {});
    const day = { day: form['born-day'], month: form['born-month'], year: form['born-year'] };
    const typed = {
      firstName: form['first-name'].trim(),
      lastName: form['last-name'].trim(),
      day,
      trn: form.trn.trim(),
    };
    const born = readTypedDate('Date of birth', day, await ports.today(), 'past');
    const trn = typed.trn.replaceAll(/\D/g, '');
    const problems: WhoProblems = {
      ...(typed.firstName === '' ? { 'first-name': 'Enter your first name' } : {}),
      ...(typed.lastName === '' ? { 'last-name': 'Enter your last name' } : {}),
      ...(born.kind === 'date'
        ? {}
        : { 'born-day': born.kind === 'problem' ? born.problem.message : 'Enter your date of birth' }),
      ...(typed.trn === '' || trn.length === 7 ? {} : { trn: 'A TRN has seven figures' }),
    };
    if (Object.keys(problems).length > 0 || born.kind !== 'date') {
      const content = whoPage(typed, problems, reply.generateCsrf());
      return send(reply.code(422), { title, section: null, content, hasErrors: true });
    }
    const { firstName, lastName } = typed;
    const dateOfBirth = born.date;
    await ports.askWhose(request.account, { firstName, lastName, dateOfBirth, trn: trn === '' ? null : trn });
    return reply.redirect('/find/asked', 303);
  });

  web.get('/find/asked', async (_, reply) => send(reply, { title, section: null, content: askedPage() }));
}
