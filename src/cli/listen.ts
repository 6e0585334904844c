import type { FastifyInstance } from 'fastify';
import { explainPortTaken } from './exclusive.ts';
import { WrongUse } from './wrong-use.ts';

/** @returns the port, which the system chose when 0 was asked for. @throws WrongUse when it is taken */
export async function listen(
  app: FastifyInstance,
  { host, port, example }: { readonly host: string; readonly port: number; readonly example: string },
): Promise<number> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    const taken = explainPortTaken(error, port, example);
    if (taken === null) throw error;
    throw new WrongUse(taken);
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
