import { createServer, type IncomingMessage } from 'node:http';
import type { TestContext } from 'node:test';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';

export type Served = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: Uint8Array };

/** One source over HTTP that says exactly the bytes that a test gives it; whatever else is asked is a 404. */
export async function serveSource(
  t: TestContext,
  answer: (request: IncomingMessage) => Served | undefined,
): Promise<string> {
  const server = createServer((request, response) => {
    const served = answer(request);
    // The wall clock would not fit the clock of a test.
    response.sendDate = served?.headers?.date !== undefined;
    response.writeHead(served?.status ?? (served === undefined ? 404 : 200), served?.headers);
    response.end(served?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake source does not listen');
  return `http://127.0.0.1:${address.port}`;
}

/** A page of a list, its rows put between brackets as they are, however broken. */
export function listOf(rows: readonly Uint8Array[]): Uint8Array {
  const text = (part: string): Uint8Array => new TextEncoder().encode(part);
  return Buffer.concat([
    text('{"data":['),
    ...rows.flatMap((row, index) => (index === 0 ? [row] : [text(','), row])),
    text(']}'),
  ]);
}

export const noFeeds: FeedConfig = {
  applyCandidateApi: null,
  applyRegisterApi: null,
  publishApi: null,
  registerApi: null,
  vacanciesApi: null,
  trsApi: null,
  dropDirectory: null,
};
