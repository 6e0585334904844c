import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../html.ts';
import { registerChoices } from './choices-route.ts';
import { homePage } from './home-page.ts';
import { detailsPage, journeyPage, looksPage, notMePage, toldPage } from './mine-page.ts';
import type { PersonSection } from './person-layout.ts';
import type { MyPorts, MyRecord, Signed } from './port.ts';
import { sendMine } from './send-mine.ts';
import { signedIn } from './signed-in.ts';
import { registerTelling } from './tell/tell-route.ts';
import { registerWrong } from './tell/wrong-route.ts';

/** Everything behind the sign-in; whoever is not signed in is led there and back. */
export function registerMine(web: FastifyInstance, ports: MyPorts, madeUp: boolean): void {
  const send = sendMine(madeUp);

  const mine = async (request: FastifyRequest, reply: FastifyReply): Promise<Signed | null> => {
    const who = await signedIn(ports, request);
    if (who === null) await reply.redirect(`/sign-in?${new URLSearchParams({ return: pathOf(request) })}`, 303);
    return who;
  };

  const show = (path: string, section: PersonSection, title: string, content: (record: MyRecord) => Html): void => {
    web.get(path, async (request, reply) => {
      const who = await mine(request, reply);
      if (who === null) return reply;
      return send(reply, { title, section, content: content(await ports.mine(who.account)) });
    });
  };

  show('/home', 'home', 'Home', homePage);
  show('/journey', 'journey', 'My journey', journeyPage);
  show('/details', 'details', 'Details', detailsPage);
  show('/told', 'told', 'What I told you', toldPage);

  web.get('/looks', async (request, reply) => {
    const who = await mine(request, reply);
    if (who === null) return reply;
    const content = looksPage(await ports.looks(who.account));
    return send(reply, { title: 'Who looked at my record', section: 'looks', content });
  });

  web.get('/everything.json', async (request, reply) => {
    const who = await mine(request, reply);
    if (who === null) return reply;
    reply.header('content-disposition', 'attachment; filename="my-record.json"');
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await ports.everything(who.account), null, 2));
  });

  web.get('/not-me', async (request, reply) => {
    const who = await mine(request, reply);
    if (who === null) return reply;
    return send(reply, { title: 'Is this not you?', section: 'home', content: notMePage(reply.generateCsrf()) });
  });

  web.post('/not-me', { preHandler: web.csrfProtection }, async (request, reply) => {
    const who = await mine(request, reply);
    if (who === null) return reply;
    await ports.notMe(who.account);
    return reply.redirect('/home', 303);
  });

  registerChoices(web, ports, mine, send);
  registerTelling(web, ports, mine, send);
  registerWrong(web, ports, mine, send);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/home';
}
