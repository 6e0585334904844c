import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Ask, Fake } from './answer.ts';
import type { Fault, Faults } from './fault.ts';

/** One door for all the fakes. What nobody answers is a 404 and is remembered, so that a test can see that a client strayed. */
export function serve(fakes: readonly Fake[], faults: Faults): Server {
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

  return createServer((request, response) => {
    void handle(request, response, answerTo, faults).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent)
        send(response, { status: 500, body: { error: 'made-up England broke down; see stderr' } });
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answerTo: (ask: Ask) => Answer,
  faults: Faults,
): Promise<void> {
  const ask = await readAsk(request);
  if (ask === undefined) return send(response, { status: 400, body: { error: 'the body is not JSON' } });
  const fault = faults.next(ask);
  if (fault === undefined) return send(response, answerTo(ask));
  await spoil(response, fault, () => answerTo(ask));
}

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
      body: text === '' ? undefined : JSON.parse(text),
    };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, headersOf(answer, body));
  response.end(body);
}

function headersOf(answer: Answer, body: Buffer): Record<string, string | number> {
  return { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length, ...answer.headers };
}

async function spoil(response: ServerResponse, fault: Fault, answer: () => Answer): Promise<void> {
  switch (fault.kind) {
    case '429':
      return send(response, {
        status: 429,
        headers: { 'Retry-After': String(fault.retryAfter) },
        body: { error: 'Too many requests' },
      });
    case '500':
      return send(response, { status: 500, body: { error: 'Internal server error' } });
    case 'slow':
      await wait(fault.millis);
      return send(response, answer());
    case 'reset':
      response.socket?.destroy();
      return;
    case 'truncate': {
      const whole = answer();
      const body = Buffer.from(JSON.stringify(whole.body));
      response.writeHead(whole.status, headersOf(whole, body));
      response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
      return;
    }
  }
}
