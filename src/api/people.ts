import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ReadProblem } from '#access/reading.ts';
import { assertNever } from '#kernel/assert-never.ts';
import { readCaller } from './caller.ts';
import type { ApiPorts } from './port.ts';
import { sendProblem } from './problem.ts';
import { personRecordSchema } from './record-schema.ts';

const feedsOutOfUrls = ['trs-person:', 'employment:'];

/** Reading one person, and finding who they are by what must not stand in an address. */
export function registerPeople(api: FastifyInstance, ports: ApiPorts): void {
  const typed = api.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/people/:who',
    {
      schema: {
        summary: 'One person, true on a day, as known at an instant',
        params: z.object({ who: z.string().describe('A person id, or feed:key of any of their source records') }),
        querystring: z.object({
          'valid-on': z.string().optional().describe('The day, YYYY-MM-DD; default today'),
          'known-at': z
            .string()
            .optional()
            .describe('The instant, or a date for its end; default the last settled instant'),
        }),
        response: { 200: personRecordSchema },
      },
    },
    async (request, reply) => {
      const caller = await readCaller(request, reply, ports);
      if (caller === null) return reply;
      const { who } = request.params;
      if (feedsOutOfUrls.some((feed) => who.startsWith(feed)))
        return sendProblem(
          reply,
          'who-unreadable',
          'Use POST /api/v1/people/lookup: this key would put an identifier in an address.',
        );
      const { 'valid-on': validOn = null, 'known-at': knownAt = null } = request.query;
      const answered = await ports.readPerson({ who, validOn, knownAt, ...caller });
      if (!answered.ok) return sendReadProblem(reply, answered.problem);
      return reply
        .header('cache-control', 'no-store')
        .code(200)
        .send({ ...answered.value.record, schools: answered.value.schools });
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
    case 'nobody':
      return sendProblem(reply, 'person-unknown');
    case 'parted':
      return sendProblem(reply, 'person-parted', undefined, { heirs: problem.heirs });
    default:
      return assertNever(problem);
  }
}
