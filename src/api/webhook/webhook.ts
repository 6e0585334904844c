import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { assertNever } from '#kernel/assert-never.ts';
import { type ProblemCode, sendProblem } from '../problem.ts';
import type { Take, Taken, WebhookPorts } from './port.ts';

/** Where sources send what happened: POST /webhook/trs-event and POST /webhook/delivery. */
export function registerWebhooks(app: FastifyInstance, ports: WebhookPorts): void {
  app.register(webhooks, { prefix: '/webhook', ports });
}

/** Far above any event or receipt, and small enough that many of them at once are no danger. */
const largestBody = 128 * 1024;

const feeds = ['trs-event', 'delivery'] as const;
type WebhookFeed = (typeof feeds)[number];

const webhooks: FastifyPluginAsync<{ ports: WebhookPorts }> = async (hooks, { ports }) => {
  // A signature is over the bytes: nothing may read them first.
  hooks.removeAllContentTypeParsers();
  hooks.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: largestBody }, (_, body, done) =>
    done(null, body),
  );
  hooks.setErrorHandler((error: unknown, request, reply) => sendRefusal(error, request, reply));
  hooks.setNotFoundHandler((_, reply) => sendProblem(reply, 'route-unknown'));
  for (const feed of feeds) {
    hooks.post(`/${feed}`, async (request, reply) => {
      const take = ports.takeOf(feed);
      if (take === null) return sendProblem(reply, 'route-unknown');
      return answer(await takeCounted(feed, take, request, ports), reply);
    });
  }
};

async function takeCounted(
  feed: WebhookFeed,
  take: Take,
  request: FastifyRequest,
  ports: WebhookPorts,
): Promise<Taken> {
  try {
    const body = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    const taken = await take({ headers: headersOf(request), body });
    ports.count(feed, taken.kind);
    return taken;
  } catch (error) {
    // Whatever it is, it is ours, and they have it still: what is sent again later is lost to nobody.
    request.log.error({ err: error, feed }, 'what was sent could not be taken');
    ports.count(feed, 'failed');
    return notNow;
  }
}

const notNow: Taken = { kind: 'not-now', afterSeconds: 60 };

function answer(taken: Taken, reply: FastifyReply): FastifyReply {
  switch (taken.kind) {
    case 'kept':
      return reply.code(202).send();
    case 'nothing-to-keep':
      return reply.code(204).send();
    case 'refused':
      return sendProblem(reply, taken.problem, taken.why);
    case 'unreadable':
      return sendProblem(reply, 'event-unreadable', taken.why);
    case 'not-now':
      return sendProblem(reply.header('retry-after', taken.afterSeconds), 'not-now');
    default:
      return assertNever(taken);
  }
}

/** What Fastify itself refuses, before anybody has looked at the body. */
function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  const codes: Readonly<Record<number, ProblemCode>> = { 413: 'body-too-large', 415: 'body-of-another-type' };
  const code = codes[status] ?? (status >= 400 && status < 500 ? 'event-unreadable' : 'not-now');
  if (code === 'not-now') {
    request.log.error({ err: error }, 'a webhook request failed');
    reply.header('retry-after', 60);
  }
  return sendProblem(reply, code);
}

function headersOf({ headers }: FastifyRequest): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
