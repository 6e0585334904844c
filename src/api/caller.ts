import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsePurpose } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import type { ApiPorts } from './port.ts';
import { sendProblem } from './problem.ts';

/** Who calls and why; without both nothing about a person is read. @returns null when the request was answered with its problem */
export async function readCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  ports: ApiPorts,
): Promise<Reader | null> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return refuse(reply, 'token-missing');
  const client = await ports.findClient(token);
  if (client === null) return refuse(reply, 'token-unknown');
  const named = request.headers.purpose;
  const purpose = typeof named === 'string' ? parsePurpose(named) : undefined;
  return purpose === undefined ? refuse(reply, 'purpose-missing') : { ...client, purpose };
}

function refuse(reply: FastifyReply, code: 'token-missing' | 'token-unknown' | 'purpose-missing'): null {
  sendProblem(reply, code);
  return null;
}
