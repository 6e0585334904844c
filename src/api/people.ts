import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Asked, ReadProblem } from '#access/reading.ts';
import { assertNever } from '#kernel/assert-never.ts';
import { readCaller } from './caller.ts';
import type { ApiPorts } from './port.ts';
import { sendProblem } from './problem.ts';
import { personRecordSchema } from './record-schema.ts';
import { timelinesSchema } from './timeline-schema.ts';

const feedsOutOfUrls = ['trs-person:', 'employment:'];

/** Reading one person, and finding who they are by what must not stand in an address. */
export function registerPeople(api: FastifyInstance, ports: ApiPorts): void {
  const typed = api.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ who: z.string().describe('A person id, or feed:key of any of their source records') });
  const querystring = z.object({
    'valid-on': z.string().optional().describe('The day, YYYY-MM-DD; default today'),
    'known-at': z.string().optional().describe('The instant, or a date for its end; default the last settled instant'),
  });
  typed.get(
    '/people/:who/timeline',
    {
      schema: {
        summary: 'Each attribute of one person in both times',
        params,
        querystring,
        response: { 200: timelinesSchema },
      },
    },
    async (request, reply) => {
      const asked = await readAsked(request, reply, ports);
      if (asked === null) return reply;
      const answered = await ports.readTimelines(asked);
      if (!answered.ok) return sendReadProblem(reply, answered.problem);
      return reply.header('cache-control', 'no-store').code(200).send(answered.value);
    },
  );
  typed.get(
    '/people/:who',
    {
      schema: {
        summary: 'One person, true on a day, as known at an instant',
        params,
        querystring,
        response: { 200: personRecordSchema },
      },
    },
    async (request, reply) => {
      const asked = await readAsked(request, reply, ports);
      if (asked === null) return reply;
      const answered = await ports.readPerson(asked);
      if (!answered.ok) return sendReadProblem(reply, answered.problem);
      return reply
        .header('cache-control', 'no-store')
        .code(200)
        .send({ ...answered.value.record, schools: answered.value.schools, withheld: answered.value.withheld });
    },
  );
  typed.post(
    '/people/lookup',
    {
      schema: {
        summary: 'Find people by TRN or email address',
        body: z.union([z.strictObject({ trn: z.string().regex(/^\d{7}$/) }), z.strictObject({ email: z.email() })]),
        response: { 200: z.object({ people: z.array(z.string()) }) },
      },
    },
    async (request, reply) => {
      const caller = await readCaller(request, reply, ports);
      if (caller === null) return reply;
      return reply
        .header('cache-control', 'no-store')
        .code(200)
        .send({ people: [...(await ports.lookUp(request.body, caller))] });
    },
  );
}

type AskedOver = FastifyRequest<{
  Params: { who: string };
  Querystring: { 'valid-on'?: string | undefined; 'known-at'?: string | undefined };
}>;

/** Who asks for whom and when; null where that was refused already. */
async function readAsked(request: AskedOver, reply: FastifyReply, ports: ApiPorts): Promise<Asked | null> {
  const caller = await readCaller(request, reply, ports);
  if (caller === null) return null;
  const { who } = request.params;
  if (feedsOutOfUrls.some((feed) => who.startsWith(feed))) {
    await sendProblem(
      reply,
      'who-unreadable',
      'Use POST /api/v1/people/lookup: this key would put an identifier in an address.',
    );
    return null;
  }
  const { 'valid-on': validOn = null, 'known-at': knownAt = null } = request.query;
  return { who, validOn, knownAt, ...caller };
}

function sendReadProblem(reply: FastifyReply, problem: ReadProblem): FastifyReply {
  switch (problem.kind) {
    case 'bad-who':
      return sendProblem(reply, 'who-unreadable');
    case 'bad-valid-on':
      return sendProblem(reply, 'valid-on-unreadable');
    case 'bad-known-at':
      return sendProblem(reply, 'known-at-unreadable');
    case 'not-settled':
      return sendProblem(reply, 'known-at-not-settled', `The last settled instant is ${problem.settled}.`);
    case 'not-allowed':
      return sendProblem(reply, 'purpose-not-allowed');
    case 'restricted':
      return sendProblem(reply, 'use-restricted');
    case 'nobody':
      return sendProblem(reply, 'person-unknown');
    case 'parted':
      return sendProblem(reply, 'person-parted', undefined, { heirs: problem.heirs });
    default:
      return assertNever(problem);
  }
}
