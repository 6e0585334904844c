import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyPluginAsync, onSendHookHandler } from 'fastify';
import { registerAssets } from './asset.ts';
import { registerErrorPages } from './error-page.ts';
import { registerAbout } from './person/about-route.ts';
import { registerLinks } from './person/link/link-route.ts';
import { registerMine } from './person/mine-route.ts';
import { registerSignIn } from './person/sign-in-route.ts';
import type { WebPorts } from './port.ts';
import { registerCohorts } from './staff/cohort/cohort-route.ts';
import { registerContradictions } from './staff/contradiction/contradiction-route.ts';
import { asksWhichStaff, registerStaffEntry } from './staff/entry/staff-entry.ts';
import { registerFeeds } from './staff/feed/feed-route.ts';
import { registerQuarantined } from './staff/feed/quarantined-route.ts';
import { registerFunding } from './staff/funding/funding-route.ts';
import { registerOverview } from './staff/overview-route.ts';
import { registerPeople } from './staff/people-route.ts';
import { registerPerson } from './staff/person-route.ts';
import { registerPolicy } from './staff/policy/policy-route.ts';
import { registerReview } from './staff/review/review-route.ts';
import { registerRights } from './staff/rights/rights-route.ts';
import { registerSandbox } from './staff/sandbox-route.ts';

/** The pages, in a context of their own: their cookies, headers and error pages touch nothing else on the server. */
export function registerWeb(app: FastifyInstance, ports: WebPorts): void {
  app.register(pages, { ports });
}

const pages: FastifyPluginAsync<{ ports: WebPorts }> = async (web, { ports }) => {
  await web.register(helmet, security);
  await web.register(cookie);
  await web.register(csrfProtection, { cookieOpts: { httpOnly: true, sameSite: 'strict', path: '/', secure: 'auto' } });
  await web.register(formbody);
  await web.register(rateLimit, { global: false });
  web.addHook('onSend', keepNoPages);
  registerErrorPages(web, ports);
  await registerAssets(web);
  registerSignIn(web, ports.mine, ports.sandbox !== null);
  registerMine(web, ports.mine, ports.sandbox !== null);
  registerLinks(web, ports.mine, ports.sandbox !== null);
  registerAbout(web, ports.sandbox !== null);
  await web.register(staffPages, { prefix: '/staff', ports });
};

/** The console of those who work with the records. */
const staffPages: FastifyPluginAsync<{ ports: WebPorts }> = async (web, { ports }) => {
  registerStaffEntry(web, ports);
  await web.register(staffOnly, { ports });
};

const staffOnly: FastifyPluginAsync<{ ports: WebPorts }> = async (web, { ports }) => {
  asksWhichStaff(web, ports);
  registerOverview(web, ports);
  registerPeople(web, ports);
  registerPerson(web, ports);
  registerFeeds(web, ports, ports.feedPages);
  registerQuarantined(web, ports.feedPages, ports.sandbox !== null);
  registerCohorts(web, ports.cohorts, ports.sandbox !== null);
  registerFunding(web, ports.funding, ports.sandbox !== null);
  registerContradictions(web, ports.contradictions, ports.sandbox !== null);
  registerRights(web, ports.rights, ports.sandbox !== null);
  registerPolicy(web, ports.policy, ports.sandbox !== null);
  registerReview(web, ports.review, ports.matching, ports.sandbox !== null);
  if (ports.sandbox) registerSandbox(web, ports.sandbox);
};

/** A page about a person stays in no cache, neither the browser's nor one on the way. */
const keepNoPages: onSendHookHandler = (request, reply, _payload, done) => {
  if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
  done();
};

/** No scripts at all, no inline styles, nothing from elsewhere. HTTPS is for whoever ends it, so no upgrade is asked for here. */
const security = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' as const },
};
