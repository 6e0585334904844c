import type { FastifyReply } from 'fastify';
import { type LayoutParams, layout } from './layout.ts';

export function sendPage(reply: FastifyReply, params: LayoutParams): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(layout(params));
}
