import type { FastifyReply } from 'fastify';

/** Everything that the API refuses, each with a stable code and its HTTP status (RFC 9457). */
const problems = {
  'token-missing': { status: 401, title: 'Send a client token: Authorization: Bearer ...' },
  'token-unknown': { status: 401, title: 'This token is unknown or revoked' },
  'purpose-missing': { status: 400, title: 'Say why you read: send a Purpose header such as operations' },
  'purpose-not-allowed': { status: 403, title: 'This client reads no named person for that purpose' },
  'use-restricted': { status: 403, title: 'The person had the use of their record restricted' },
  'who-unreadable': { status: 400, title: 'Name a person by id, or by feed:key of one of their source records' },
  'valid-on-unreadable': { status: 400, title: 'valid-on is a real date, YYYY-MM-DD' },
  'known-at-unreadable': { status: 400, title: 'known-at is an instant such as 2025-09-15T12:00:00Z, or a date' },
  'known-at-not-settled': { status: 400, title: 'known-at is later than the last settled instant' },
  'person-unknown': { status: 404, title: 'Nobody is known by this name at that instant' },
  'person-parted': {
    status: 300,
    title: 'What was held under this id belongs to several people now: ask for one of the heirs',
  },
  'body-unreadable': { status: 400, title: 'The body does not fit the contract' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'event-unreadable': { status: 400, title: 'This is no event or receipt that can be read' },
  'signature-wrong': {
    status: 401,
    title: 'The signature does not show that this was sent by its source, whole and lately',
  },
  'sender-unknown': { status: 401, title: 'The token is not the one that was agreed on' },
  'body-too-large': { status: 413, title: 'The body is larger than any event or receipt' },
  'body-of-another-type': { status: 415, title: 'Send application/json' },
  'not-now': { status: 503, title: 'This cannot be taken just now: send it again later' },
  'route-unknown': { status: 404, title: 'There is no such address in this API' },
  'database-away': { status: 503, title: 'The database does not answer' },
  'migrations-pending': { status: 503, title: 'The database is older than this version' },
  internal: { status: 500, title: 'Something went wrong on our side; it was logged' },
} as const;

export type ProblemCode = keyof typeof problems;

export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  detail?: string,
  more: Readonly<Record<string, readonly string[]>> = {},
): FastifyReply {
  const { status, title } = problems[code];
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `urn:teacher-success:problem:${code}`,
      code,
      title,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...more,
    });
}
