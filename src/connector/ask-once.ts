import { request } from 'undici';
import { fail, ok, type Result } from '#kernel/result.ts';
import { certificateProblem } from './certificate-problem.ts';
import type { Answer, HttpLimits, Manner, Trouble } from './http.ts';

/** One try of a question: the whole answer, or why none came. Redirects are not followed. */
export async function askOnce(
  url: URL,
  token: string | null,
  { headers: own, posted }: Manner,
  limits: HttpLimits,
): Promise<Result<Answer, Trouble>> {
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
      headersTimeout: limits.answerMs,
      bodyTimeout: limits.answerMs,
      signal: AbortSignal.timeout(limits.wholeMs),
    });
    const bytes = await readWhole(body, limits.largestBody);
    if (bytes !== undefined) return ok({ status: statusCode, headers: flatten(headers), body: bytes });
    const megabytes = Math.round(limits.largestBody / 1024 ** 2);
    return fail({ problem: `its answer is larger than ${megabytes} MB. Check the address of the feed`, isFinal: true });
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return fail(troubleOf(error, limits));
  }
}

/** Undefined when there is more than we take. */
async function readWhole(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function troubleOf(error: unknown, { answerMs, wholeMs }: HttpLimits): Trouble {
  if (!(error instanceof Error)) return { problem: 'no answer', isFinal: false };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const certificate = certificateProblem(code);
  if (certificate !== undefined) return { problem: certificate, isFinal: true };
  if (error.name === 'TimeoutError') return { problem: `no whole answer in ${wholeMs / 1000} s`, isFinal: false };
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return { problem: `it was silent for ${answerMs / 1000} s`, isFinal: false };
  return { problem: words[code] ?? error.message, isFinal: false };
}

const words: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it cannot be reached',
  ECONNRESET: 'the connection was cut',
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such name in the network. Check the address of the feed',
};

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
