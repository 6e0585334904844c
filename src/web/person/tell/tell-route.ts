import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { memberOf } from '#kernel/json.ts';
import { typedText } from '../../typed-text.ts';
import { noCodePage } from '../code/code-page.ts';
import type { CodeSending, MyPorts, School, Telling } from '../port.ts';
import type { SendMine } from '../send-mine.ts';
import { checkPage } from './check-page.ts';
import { donePage, soundsLikeCrisis, takeBackPage } from './done-page.ts';
import { type Flow, tellFlows, toldWords } from './flow.ts';
import { questionPage } from './question-page.ts';
import { nothingTyped, readTelling } from './read-telling.ts';
import { kindIn } from './tell-href.ts';

type Asked = { Params: { kind: string } };
type Referred = { Params: { reference: string } };

const step = z.looseObject({ step: z.enum(['send', 'change']).optional().catch(undefined) });
const looked = z.object({ school: typedText(80) });

/** Each flow: a question, the answers to check, and that it was kept. Without a script, and with nothing personal in an address. */
export function registerTelling(web: FastifyInstance, ports: MyPorts, send: SendMine): void {
  const flowOf = (word: string) => {
    const kind = kindIn(word);
    const flow = kind === undefined ? undefined : tellFlows[kind];
    return kind === undefined || flow === undefined ? null : { kind, flow };
  };

  web.get<Asked>('/tell/:kind', async (request, reply) => {
    const found = flowOf(request.params.kind);
    if (found === null) return reply.callNotFound();
    const words = looked.parse(request.query).school.trim();
    const search = words === '' ? null : { words, found: await ports.schools(words) };
    const csrfToken = reply.generateCsrf();
    const content = questionPage({ ...found, typed: nothingTyped, problems: {}, csrfToken, search });
    return send(reply, { title: found.flow.heading, section: null, content });
  });

  web.post<Asked>('/tell/:kind', { preHandler: web.csrfProtection }, async (request, reply) => {
    const found = flowOf(request.params.kind);
    if (found === null) return reply.callNotFound();
    const { kind, flow } = found;
    const { typed, problems, telling } = readTelling(kind, flow, request.body, await ports.today());
    const { step: wanted } = step.parse(request.body ?? {});
    const school = await schoolOf(ports, memberOf(telling.value, 'urn'));
    const isAmiss = Object.keys(problems).length > 0;
    const csrfToken = reply.generateCsrf();
    if (isAmiss || wanted === 'change') {
      const search = flow.asked.kind === 'school' ? await searchAgain(ports, typed.school, school) : null;
      const content = questionPage({ kind, flow, typed, problems: isAmiss ? problems : {}, csrfToken, search });
      return send(reply.code(isAmiss ? 422 : 200), { title: flow.heading, section: null, content, hasErrors: isAmiss });
    }
    if (wanted !== 'send') {
      const content = checkPage(kind, flow, typed, telling, school, csrfToken);
      return send(reply, { title: 'Check your answers', section: null, content });
    }
    const sending = toBeProved(flow, telling);
    if (sending !== null) {
      const sent = await ports.sendCode(request.account, sending);
      if (sent.kind === 'sent') return reply.redirect(`/code/${sent.id}`, 303);
      return send(reply.code(sent.kind === 'too-many' ? 429 : 503), {
        title: 'No code was sent',
        section: null,
        content: noCodePage(sent.kind),
      });
    }
    const reference = await ports.tell(request.account, telling);
    return reply.redirect(`/told/${reference}`, 303);
  });

  web.get<Referred>('/told/:reference', async (request, reply) => {
    const record = await ports.mine(request.account);
    const told = record.told.find((each) => each.reference === request.params.reference);
    const flow = told === undefined ? undefined : toldWords(told.kind);
    if (told === undefined || flow === undefined) return reply.callNotFound();
    const needsHelp = soundsLikeCrisis(JSON.stringify(told.value));
    return send(reply, { title: 'Thank you', section: 'told', content: donePage(record, told, flow, needsHelp) });
  });

  web.get<Referred>('/told/:reference/take-back', async (request, reply) => {
    const told = (await ports.mine(request.account)).told.find((each) => each.reference === request.params.reference);
    const flow = told === undefined ? undefined : toldWords(told.kind);
    if (told === undefined || flow === undefined || told.withdrawnAt !== null) return reply.callNotFound();
    const content = takeBackPage(told, flow, reply.generateCsrf());
    return send(reply, { title: 'Take back what you told us?', section: 'told', content });
  });

  web.post<Referred>('/told/:reference/take-back', { preHandler: web.csrfProtection }, async (request, reply) => {
    if (!(await ports.takeBack(request.account, request.params.reference))) return reply.callNotFound();
    return reply.redirect('/told', 303);
  });
}

/** A new email address or number counts only once a code proved it. */
function toBeProved({ asked }: Flow, { value }: Telling): CodeSending | null {
  if (asked.kind !== 'email' && asked.kind !== 'phone') return null;
  return { purpose: 'verify', way: asked.kind, address: String(value) };
}

/** What was found before is shown again, with the school that was chosen of it. */
async function searchAgain(ports: MyPorts, words: string, chosen: School | null) {
  if (words !== '') return { words, found: await ports.schools(words) };
  return chosen === null ? null : { words: chosen.name, found: [chosen] };
}

async function schoolOf(ports: MyPorts, urn: unknown): Promise<School | null> {
  if (typeof urn !== 'string' || urn === '') return null;
  return (await ports.schools(urn)).find((each) => each.urn === urn) ?? null;
}
