import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, type Ask, bytesOf, type Fake } from './answer.ts';
import { wrongAnswer } from './fault/answer-fault.ts';
import type { Faults } from './fault/fault-api.ts';
import type { ShiftedClock } from './fault/shifted-clock.ts';
import { spoil } from './fault/spoil.ts';
import type { Instant } from './time.ts';

/**
 * One door for all the fakes. What nobody answers is a 404 and is remembered, so that a test can see that a client strayed.
 * Answers are dated by the simulated clock.
 */
export function answering(
  fakes: readonly Fake[],
  faults: Faults,
  clock: ShiftedClock,
  slowly: Slowly = () => undefined,
): RequestListener {
  const unmatched = new Map<string, number>();

  function answerTo(ask: Ask): Answer {
    if (ask.path === '/unmatched' && ask.method === 'GET') {
      const requests = [...unmatched].map(([request, times]) => ({ request, times }));
      return { status: 200, body: { count: requests.reduce((sum, one) => sum + one.times, 0), requests } };
    }
    for (const fake of [faults.api, ...fakes]) {
      const answer = fake(ask);
      if (answer !== undefined) return answer;
    }
    const request = `${ask.method} ${ask.path}`;
    unmatched.set(request, (unmatched.get(request) ?? 0) + 1);
    return { status: 404, body: { error: `nothing here: ${request}` } };
  }

  function answerAt(ask: Ask, micros: number): Answer {
    return clock.shiftedBy(micros, () => {
      const answer = answerTo(ask);
      return { ...answer, headers: { Date: dateText(clock.now()), ...answer.headers } };
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.sendDate = false;
    const ask = await readAsk(request);
    if (ask === undefined) return send(response, { status: 400, body: { error: 'the body is not JSON' } });
    const promised = slowly(ask);
    if (promised !== undefined) return send(response, await promised);
    const fault = faults.next(ask);
    if (fault === undefined) return send(response, answerAt(ask, 0));
    const answer = (): Answer => wrongAnswer(fault, ask, answerAt);
    await spoil(response, fault, { answer, headersOf, send, now: clock.now });
  }

  function send(response: ServerResponse, answer: Answer): void {
    const body = bytesOf(answer);
    response.writeHead(answer.status, headersOf(answer, body.length));
    response.end(body);
  }

  function headersOf(answer: Answer, length: number): Record<string, string | number> {
    return {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': length,
      Date: dateText(clock.now()),
      ...answer.headers,
    };
  }

  return (request, response) => {
    void handle(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent)
        send(response, { status: 500, body: { error: 'made-up England broke down; see stderr' } });
    });
  };
}

/** What must wait for others before it can answer. */
export type Slowly = (ask: Ask) => Promise<Answer> | undefined;

async function readAsk(request: IncomingMessage): Promise<Ask | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://sandbox.test');
  try {
    return {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization: request.headers.authorization,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  } catch {
    return undefined;
  }
}

function dateText(at: Instant): string {
  return new Date(at / 1000).toUTCString();
}
