import type { FastifyReply } from 'fastify';
import { type PersonPage, personLayout } from './person-layout.ts';

/** Sends a page of somebody who is signed in. */
export type SendMine = (reply: FastifyReply, page: Omit<PersonPage, 'madeUp' | 'isSignedIn'>) => FastifyReply;

export function sendMine(madeUp: boolean): SendMine {
  return (reply, page) =>
    reply.type('text/html; charset=utf-8').send(personLayout({ ...page, isSignedIn: true, madeUp }));
}
