import type { TestContext } from 'node:test';
import { createPool } from '#store/pool.ts';
import { assemble } from '../../src/main.ts';
import { buildServer } from '../../src/server.ts';
import { type Ledger, policy, texts } from './ledger.ts';
import { openSigner, type Request, type Signer } from './trs-signer.ts';

/** The address under which the senders of a test know us. */
export const ourUrl = 'https://record.test/webhook/trs-event';

/** What Notify shows of us, in a test. */
export const receiptToken = 'a-token-of-sixteen-or-more';

export type WebhookServer = {
  readonly signer: Signer;
  send(request: Request): Promise<Response>;
  receipt(body: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Response>;
  metrics(): Promise<string>;
  losesDatabase(): Promise<void>;
};

/** The whole server on a test's ledger, with somebody who signs what is sent to it. */
export async function openWebhookServer(t: TestContext, ledger: Ledger, jwksUrl?: string): Promise<WebhookServer> {
  const signer = await openSigner(t);
  const pool = createPool(ledger.connection, { role: 'teacher_success_app' });
  let isThere = true;
  const losesDatabase = async (): Promise<void> => {
    if (isThere) await pool.end();
    isThere = false;
  };
  const database = { pool, connection: ledger.connection, [Symbol.asyncDispose]: losesDatabase };
  const app = buildServer(assemble(database, policy, texts), 'silent', null, () => ({
    trsWebhook: { url: ourUrl, jwksUrl: jwksUrl ?? signer.jwksUrl },
    notifyReceiptToken: receiptToken,
  }));
  t.after(async () => {
    await app.close();
    await losesDatabase();
  });
  const at = await app.listen({ host: '127.0.0.1', port: 0 });
  const post = (path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<Response> =>
    fetch(`${at}/webhook/${path}`, { method: 'POST', headers: withoutLength(headers), body: Uint8Array.from(body) });
  const plain = { 'content-type': 'application/json', authorization: `Bearer ${receiptToken}` };
  return {
    signer,
    losesDatabase,
    send: ({ headers, body }) => post('trs-event', headers, body),
    receipt: (body, headers = {}) => post('delivery', { ...plain, ...headers }, body),
    metrics: async () => (await fetch(`${at}/metrics`)).text(),
  };
}

/** The client writes the length itself. */
function withoutLength({ 'content-length': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return headers;
}
