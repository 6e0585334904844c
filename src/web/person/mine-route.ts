import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Html } from '../html.ts';
import { registerChoices } from './choices-route.ts';
import { registerCodes } from './code/code-route.ts';
import { registerFinding } from './code/find-route.ts';
import { everythingPage } from './everything-page.ts';
import { homePage } from './home-page.ts';
import { jobsPage } from './jobs-page.ts';
import { detailsPage, journeyPage, looksPage, notMePage, toldPage } from './mine-page.ts';
import type { PersonSection } from './person-layout.ts';
import type { MyPorts, MyRecord } from './port.ts';
import { sendMine } from './send-mine.ts';
import { asksWhoItIs } from './signed-in.ts';
import { registerTelling } from './tell/tell-route.ts';
import { registerWrong } from './tell/wrong-route.ts';

/** Everything behind the sign-in. */
export function registerMine(web: FastifyInstance, ports: MyPorts, madeUp: boolean): void {
  web.register(ownPages, { ports, madeUp });
}

const ownPages: FastifyPluginAsync<{ ports: MyPorts; madeUp: boolean }> = async (web, { ports, madeUp }) => {
  const send = sendMine(madeUp);
  asksWhoItIs(web, ports);

  const show = (path: string, section: PersonSection, title: string, content: (record: MyRecord) => Html): void => {
    web.get(path, async (request, reply) => {
      return send(reply, { title, section, content: content(await ports.mine(request.account)) });
    });
  };

  show('/home', 'home', 'Home', homePage);
  show('/journey', 'journey', 'My journey', journeyPage);
  show('/details', 'details', 'Details', detailsPage);
  show('/told', 'told', 'What I told you', toldPage);

  web.get('/looks', async (request, reply) => {
    const content = looksPage(await ports.looks(request.account));
    return send(reply, { title: 'Who looked at my record', section: 'looks', content });
  });

  web.get('/jobs', async (request, reply) => {
    const content = jobsPage(await ports.jobs(request.account));
    return send(reply, { title: 'Jobs in your subject', section: 'home', content });
  });

  web.get('/everything', async (request, reply) => {
    const content = everythingPage(await ports.everything(request.account));
    return send(reply, { title: 'Everything that is held of me', section: null, content });
  });

  web.get('/everything.json', async (request, reply) => {
    reply.header('content-disposition', 'attachment; filename="my-record.json"');
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await ports.everything(request.account), null, 2));
  });

  web.get('/not-me', async (_, reply) => {
    return send(reply, { title: 'Is this not you?', section: 'home', content: notMePage(reply.generateCsrf()) });
  });

  web.post('/not-me', { preHandler: web.csrfProtection }, async (request, reply) => {
    await ports.notMe(request.account);
    return reply.redirect('/home', 303);
  });

  registerChoices(web, ports, send);
  registerCodes(web, ports, send);
  registerFinding(web, ports, send);
  registerTelling(web, ports, send);
  registerWrong(web, ports, send);
};
