import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';

/** How a number stands in a fake of the Teaching Record System: somebody's, merged, or closed. A number that it lacks is unknown. */
export type FakeNumber =
  | { readonly born: string; readonly [field: string]: unknown }
  | { readonly mergedInto: string }
  | 'closed';

export type FakeTrs = {
  readonly api: { readonly url: string; readonly token: string };
  readonly numbers: Map<string, FakeNumber>;
  /** What was asked since this was last emptied: `find 3` for the pairs of a bulk find, else the number. */
  readonly asked: string[];
  /** Numbers of which the system breaks down when they are asked for one by one. */
  readonly broken: Set<string>;
  /** What is answered next instead, once each. */
  readonly spoilt: { readonly status: number; readonly headers?: Record<string, string> }[];
};

/** As much of the contract as a sweep meets, over HTTP. */
export async function openFakeTrs(t: TestContext): Promise<FakeTrs> {
  const numbers: FakeTrs['numbers'] = new Map();
  const asked: string[] = [];
  const broken: FakeTrs['broken'] = new Set();
  const spoilt: FakeTrs['spoilt'] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const spoil = spoilt.shift();
    const answer =
      spoil === undefined
        ? answerTo(request, body, { numbers, broken, asked })
        : { headers: {}, ...spoil, body: undefined };
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake TRS does not listen');
  return { api: { url: `http://127.0.0.1:${address.port}`, token: 'trs-key' }, numbers, asked, broken, spoilt };
}

type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown };

function answerTo(
  { url = '', method, headers }: IncomingMessage,
  body: string,
  { numbers, broken, asked }: Pick<FakeTrs, 'numbers' | 'broken' | 'asked'>,
): Answer {
  if (headers['x-api-version'] !== '20260612' || headers.authorization !== 'Bearer trs-key') return refusal(401);
  if (method === 'POST' && url === '/v3/persons/find') {
    const { persons }: { persons: { trn: string; dateOfBirth: string }[] } = JSON.parse(body);
    asked.push(`find ${persons.length}`);
    const results = persons.flatMap(({ trn, dateOfBirth }) => {
      const found = numbers.get(trn);
      return typeof found === 'object' && 'born' in found && found.born === dateOfBirth ? [foundRow(trn, found)] : [];
    });
    return { status: 200, headers: {}, body: { total: results.length, results } };
  }
  const trn = /^\/v3\/persons\/(\d{7})\?include=([A-Za-z,]+)$/.exec(decodeURIComponent(url))?.[1];
  if (trn === undefined || url.includes('Alerts')) return refusal(400);
  asked.push(trn);
  if (broken.has(trn)) return refusal(500);
  const found = numbers.get(trn);
  if (found === undefined) return refusal(404, 10001);
  if (found === 'closed') return refusal(410, 10058);
  if ('mergedInto' in found)
    return { ...refusal(308, 10059), headers: { location: `/v3/persons/${found.mergedInto}` } };
  return { status: 200, headers: {}, body: { ...foundRow(trn, found), emailAddress: `${trn}@mail.test`, ...found } };
}

function foundRow(trn: string, { born, ...said }: { readonly born: string; readonly [field: string]: unknown }) {
  const { emailAddress: _, ...shown } = said;
  return { trn, firstName: 'Ana', middleName: '', lastName: 'Reyes', dateOfBirth: born, alerts: [], ...shown };
}

function refusal(status: number, errorCode?: number): Answer {
  return { status, headers: {}, body: { status, errorCode } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: string[] = [];
  for await (const part of request.setEncoding('utf8')) parts.push(String(part));
  return parts.join('');
}
