import { request } from 'undici';
import { fail, ok, type Result } from '#kernel/result.ts';

/** Waiting is a port: real seconds in production, simulated ones in made-up England. */
export type Wait = (seconds: number) => Promise<void>;

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

export type HttpPorts = { readonly wait: Wait; readonly random: () => number };

/** How an address is asked, where it is more than a plain GET. A redirect is never followed: it is an answer to be read. */
export type Manner = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST. */
  readonly posted?: string;
  /** What messages show for the path, where the path itself names a person. */
  readonly shownAs?: string;
};

const attempts = 6;
const timeoutMs = 30_000;

/**
 * Asks a source until its answer can be read, with growing pauses on 429, 5xx, time-outs, cut connections and pages that
 * `read` refuses; Retry-After is honoured.
 * @param read turns an answer into a value, or says what is wrong with it
 * @throws when the source still does not answer properly, naming the address without its query
 */
export async function ask<Value>(
  url: URL,
  token: string | null,
  read: (answer: Answer) => Result<Value, string>,
  ports: HttpPorts,
  manner: Manner = {},
): Promise<Value> {
  const shown = `${url.origin}${manner.shownAs ?? url.pathname}`;
  let problem = '';
  let status: number | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answered = await askOnce(url, token, manner);
    status = answered.ok ? answered.value.status : null;
    const failed = answered.ok ? undefined : { why: answered.problem, after: undefined };
    const refused =
      answered.ok && isPassing(answered.value.status)
        ? { why: `status ${answered.value.status}`, after: answered.value.headers['retry-after'] }
        : failed;
    if (answered.ok && refused === undefined) {
      const value = read(answered.value);
      if (value.ok) return value.value;
      if (answered.value.status >= 400) throw new SourceError(shown, value.problem, answered.value.status);
      problem = value.problem;
    } else problem = refused?.why ?? '';
    if (attempt < attempts) await ports.wait(pause(attempt, refused?.after, ports.random));
  }
  throw new SourceError(shown, `${problem}, after ${attempts} tries`, status);
}

/** A source that does not answer properly: the run ends as failed, and the next one asks again. */
export class SourceError extends Error {
  /** What the last answer was; null when none came or it could not be read. */
  readonly status: number | null;

  constructor(shownAs: string, problem: string, status: number | null) {
    super(`${shownAs}: ${problem}`);
    this.name = 'SourceError';
    this.status = status;
  }
}

async function askOnce(
  url: URL,
  token: string | null,
  { headers: own, posted }: Manner,
): Promise<Result<Answer, string>> {
  try {
    const { statusCode, headers, body } = await request(url, {
      method: posted === undefined ? 'GET' : 'POST',
      body: posted ?? null,
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(posted === undefined ? {} : { 'content-type': 'application/json' }),
        ...own,
      },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(2 * timeoutMs),
    });
    const bytes = await body.bytes();
    return ok({ status: statusCode, headers: flatten(headers), body: bytes });
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return fail(error instanceof Error ? error.message : 'no answer');
  }
}

function isPassing(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/** One second, doubling, with a little chance so that many clients do not come back together; never before Retry-After. */
function pause(attempt: number, retryAfter: string | undefined, random: () => number): number {
  const asked = Number(retryAfter);
  if (retryAfter !== undefined && Number.isFinite(asked)) return Math.min(Math.max(asked, 1), 3600);
  return 2 ** (attempt - 1) * (0.75 + random() / 2);
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
