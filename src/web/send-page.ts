import type { FastifyReply } from 'fastify';
import { type LayoutParams, layout } from './layout.ts';

/** A page of the console without what follows from who is signed in. */
export type StaffPage = Omit<LayoutParams, 'areas'>;

export function sendPage(reply: FastifyReply, params: StaffPage): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(layout({ ...params, areas: reply.request.staff?.areas ?? [] }));
}
