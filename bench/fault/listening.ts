import { type Instant, instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { readTexts } from '#store/texts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { assemble, policyFolder } from '../../src/main.ts';
import { buildServer } from '../../src/server.ts';
import type { Database } from '../../src/wiring/database.ts';

/** Our server, and the way to it on which webhooks meet their faults. */
export type Listening = {
  /** Lets made-up England send what is due now, then names the next instant at which something is, up to that one. */
  dueUntil(to: Instant): AsyncIterable<Instant>;
  close(): Promise<void>;
};

/** Our server as senders of webhooks know it: behind something that stands before it. */
export async function openListening(
  { pool, connection }: Pick<Database, 'pool' | 'connection'>,
  policy: Policy,
  sandbox: Sandbox,
): Promise<Listening> {
  const database = { pool, connection, [Symbol.asyncDispose]: async () => undefined };
  let address = '';
  const app = buildServer(assemble(database, policy, await readTexts(policyFolder)), 'silent', null, () => ({
    trsWebhook: { url: `${address}/webhook/trs-event`, jwksUrl: `${sandbox.url}/trs/webhook-jwks` },
    notifyReceiptToken: sandbox.receiptToken,
  }));
  address = await sandbox.wayTo(await app.listen({ host: '127.0.0.1', port: 0 }));
  await post(`${sandbox.url}/webhook-address`, { url: address });
  return {
    dueUntil: async function* (to) {
      for (;;) {
        const next = await deliver(sandbox.url);
        if (next === null || next > to) return;
        yield next;
      }
    },
    close: () => app.close(),
  };
}

async function deliver(url: string): Promise<Instant | null> {
  const said = await post(`${url}/deliver`, {});
  const next = typeof said === 'object' && said !== null && 'next' in said ? said.next : null;
  return typeof next === 'string' ? instant(next) : null;
}

async function post(url: string, value: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(value) });
  if (!response.ok) throw new Error(`made-up England: ${url} ${response.status}`);
  return response.json();
}
