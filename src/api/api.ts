import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import { registerDocs } from './docs.ts';
import { registerPeople } from './people.ts';
import type { ApiPorts } from './port.ts';
import { sendProblem } from './problem.ts';

/** The API under /api/v1, and the addresses that operators watch. */
export function registerApi(app: FastifyInstance, ports: ApiPorts): void {
  app.get('/health', async () => ({ status: 'up' }));
  app.get('/ready', async (_request, reply) => {
    const unready = await ports.unready();
    return unready === null ? { status: 'ready' } : sendProblem(reply, unready.code, unready.detail);
  });
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await ports.metrics()));
  app.register(version1, { prefix: '/api/v1', ports });
}

const version1: FastifyPluginAsync<{ ports: ApiPorts }> = async (api, { ports }) => {
  api.setValidatorCompiler(validatorCompiler);
  // What we send has its contract's type already: it is not looked at a second time.
  api.setSerializerCompiler(() => JSON.stringify);
  api.setNotFoundHandler((_request, reply) => sendProblem(reply, 'route-unknown'));
  api.setErrorHandler((error: { validation?: unknown; statusCode?: number; message: string }, request, reply) => {
    if (error.validation !== undefined || error.statusCode === 400 || error.statusCode === 415)
      return sendProblem(reply, 'body-unreadable', error.message);
    // The address may name a person's record: only the route's pattern is logged.
    request.log.error({ route: request.routeOptions.url, failure: nameOf(error) }, 'an API request failed');
    return sendProblem(reply, 'internal');
  });
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Teacher Success',
        version: '1',
        description: 'One lifetime record for every teacher in England.',
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { clientToken: { type: 'http', scheme: 'bearer' } } },
      security: [{ clientToken: [] }],
    },
    transform: jsonSchemaTransform,
  });
  registerDocs(api);
  registerPeople(api, ports);
};

/** What kind of failure, never its message: a database's message can quote a row. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error
    ? `${error.name} ${String(error.code)}`
    : `${error.name}: ${error.stack?.split('\n')[1]?.trim() ?? ''}`;
}
