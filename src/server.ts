import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { registerApi } from '#api/api.ts';
import { registerWebhooks } from '#api/webhook/webhook.ts';
import type { NotifyConfig } from '#connector/notify/send.ts';
import type { IssuerConfig } from '#connector/sign-in/issuer.ts';
import { findClient } from '#store/access.ts';
import type { WebPorts } from '#web/port.ts';
import { registerWeb } from '#web/web.ts';
import type { Config } from './config.ts';
import type { System } from './main.ts';
import { openMetrics } from './wiring/metrics.ts';
import { myPorts } from './wiring/my/my-ports.ts';
import { bothTimes, timelineReader } from './wiring/read-timelines.ts';
import { readinessOf } from './wiring/readiness.ts';
import { actingReader } from './wiring/staff/acting.ts';
import { staffPorts } from './wiring/staff/staff-ports.ts';
import { webPorts } from './wiring/web-ports.ts';
import { type WebhookConfig, webhookPorts } from './wiring/webhook/webhook-ports.ts';

/** Who outside sends to us, and by whom people sign in. */
export type Outside = WebhookConfig & {
  readonly doors?: readonly IssuerConfig[];
  readonly staffDoor?: IssuerConfig | null;
  readonly notify?: NotifyConfig | null;
};

/** The pages and the API on one server, not yet listening. */
export function buildServer(
  system: System,
  logLevel: Config['logLevel'],
  sandbox: WebPorts['sandbox'],
  outside: () => Outside,
): FastifyInstance {
  const { policy } = system;
  const { pool } = system.database;
  const app = Fastify({
    // Addresses name people's records: requests are logged by route, never by address.
    logger: {
      level: logLevel,
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions?.url }),
        err: redactError,
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: true,
  });
  const metrics = openMetrics(pool, policy);
  registerApi(app, {
    findClient: (token) => findClient(pool, token),
    readPerson: system.readPerson,
    readTimelines: bothTimes(system.readPerson, timelineReader(pool, policy)),
    lookUp: system.lookUp,
    metrics: metrics.text,
    unready: readinessOf(pool),
  });
  registerWebhooks(app, webhookPorts(pool, policy, outside, metrics.countWebhook));
  const mine = myPorts({
    pool,
    policy,
    texts: system.texts,
    readPerson: system.readPerson,
    doors: () => outside().doors ?? [],
    notify: () => outside().notify ?? null,
    outbox: () => (sandbox === null ? null : (outside().notify?.url ?? null)),
    note: (door, cause) => app.log.warn({ door, cause }, 'a sign-in was not taken'),
    noteUnsent: (cause) => app.log.warn({ cause }, 'a message did not leave'),
  });
  const staff = staffPorts(
    pool,
    system.texts.access,
    () => outside().staffDoor ?? null,
    (cause) => app.log.warn({ cause }, 'a sign-in of the staff was not taken'),
  );
  registerWeb(app, webPorts({ ...system, pool, reader: actingReader }, { sandbox, mine, staff }));
  return app;
}

/** A database's error can quote a row: only its kind and place are logged. */
function redactError(error: Error & { code?: string }): {
  type: string;
  message: string;
  stack: string;
  code?: string;
} {
  const stack = (error.stack ?? '').split('\n').slice(1).join('\n');
  return { type: error.name, message: '', stack, ...(error.code === undefined ? {} : { code: error.code }) };
}
