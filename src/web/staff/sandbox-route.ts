import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sendBadRequest } from '../error-page.ts';
import type { WebPorts } from '../port.ts';

const form = z.object({ days: z.enum(['1', '7']).transform(Number) });

/** Moves made-up England on, then shows the overview anew, so that a reload moves nothing twice. */
export function registerSandbox(web: FastifyInstance, sandbox: NonNullable<WebPorts['sandbox']>): void {
  web.post('/sandbox/advance', { preHandler: web.csrfProtection }, async (request, reply) => {
    const asked = form.safeParse(request.body);
    if (!asked.success) return sendBadRequest(reply.code(400), true);
    await sandbox.advance(asked.data.days);
    return reply.redirect('/staff?moved=yes', 303);
  });
}
