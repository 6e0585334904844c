import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, bytesOf } from '../answer.ts';
import type { Fault } from './fault.ts';

/** How an answer goes out when nothing is wrong with the way. */
export type Send = (response: ServerResponse, answer: Answer) => void;

/** What the spoiler may ask of the server: the answer, whole or wrong, its headers, and the time there. */
export interface Spoilt {
  readonly answer: () => Answer;
  readonly headersOf: (answer: Answer, length: number) => Record<string, string | number>;
  readonly send: Send;
  readonly now: () => number;
}

/** Sends an answer with its trouble. */
export async function spoil(
  response: ServerResponse,
  fault: Fault,
  { answer, headersOf, send, now }: Spoilt,
): Promise<void> {
  switch (fault.kind) {
    case '401':
      return send(response, refusal(401, 'Unauthorized'));
    case '403':
      return send(response, refusal(403, 'Forbidden'));
    case '404':
      return send(response, refusal(404, 'Not Found'));
    case '422':
      return send(response, refusal(422, 'Unprocessable'));
    case '429':
      return send(response, tooMany({ 'Retry-After': String(fault.retryAfter) }));
    case '429-date':
      return send(response, tooMany({ 'Retry-After': new Date(now() / 1000 + fault.retryAfter * 1000).toUTCString() }));
    case '429-silent':
      return send(response, tooMany({}));
    case '500':
    case '502':
    case '503':
      return send(response, refusal(Number(fault.kind), 'Internal server error'));
    case 'hang':
      return;
    case 'slow':
      await wait(fault.millis);
      return send(response, answer());
    case 'reset':
      response.socket?.destroy();
      return;
    case 'truncate': {
      const whole = answer();
      const body = bytesOf(whole);
      response.writeHead(whole.status, headersOf(whole, body.length));
      response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
      return;
    }
    case 'short': {
      const whole = answer();
      const half = bytesOf(whole).subarray(0, bytesOf(whole).length >> 1);
      response.writeHead(whole.status, headersOf(whole, half.length));
      response.end(half);
      return;
    }
    case 'drip': {
      const whole = answer();
      const body = bytesOf(whole);
      response.writeHead(whole.status, headersOf(whole, body.length));
      return drip(response, body, fault.millis);
    }
    case 'endless':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      return pourOut(response);
    case 'not-json':
      return sendText(response, 'application/json; charset=utf-8', "#<Row id: 1, status: 'odd'>");
    case 'html':
      return sendText(
        response,
        'text/html; charset=utf-8',
        '<html><body><h1>Sorry, something went wrong</h1></body></html>',
      );
    case 'redirect':
      return send(response, { ...refusal(302, 'Found'), headers: { Location: 'https://elsewhere.test/login' } });
    default:
      return send(response, answer());
  }
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}

function tooMany(headers: Readonly<Record<string, string>>): Answer {
  return { status: 429, headers, body: { error: 'Too many requests' } };
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

async function drip(response: ServerResponse, body: Buffer, millis: number): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await wait(millis);
  }
  response.end();
}

/** Until the reader has had enough. */
async function pourOut(response: ServerResponse): Promise<void> {
  response.write('{"data":["');
  const much = Buffer.alloc(1 << 20, 'x');
  while (!response.destroyed) {
    if (!response.write(much))
      await Promise.race([wait(50), new Promise((resolve) => response.once('drain', resolve))]);
  }
}
