import type { EnglandAddress } from './england.ts';
import { askEngland } from './england-request.ts';
import type { WebhookConfig } from './webhook/webhook-ports.ts';

const path = '/webhook/trs-event';

/** What we know of made-up England's webhooks: where its keys are, the address under which it sends to us, and a token. */
export function webhooksOf(
  { url, receiptToken }: Pick<EnglandAddress, 'url' | 'receiptToken'>,
  port: number,
): WebhookConfig {
  const trsWebhook = { url: addressOf(port), jwksUrl: `${url}/trs/webhook-jwks` };
  return { trsWebhook, notifyReceiptToken: receiptToken };
}

/** Tells made-up England where we listen. @throws EnglandGone */
export async function subscribe(england: Pick<EnglandAddress, 'url'>, port: number): Promise<void> {
  await expectDone(england, '/webhook-address', { url: addressOf(port) });
}

/**
 * Lets made-up England send what is due by its clock; it answers when each delivery was attempted. It sends at no other
 * time, so that what it sends is the same however fast its days pass. @throws EnglandGone
 */
export async function deliver(england: Pick<EnglandAddress, 'url'>): Promise<void> {
  await expectDone(england, '/deliver', {});
}

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}${path}`;
}

async function expectDone(england: Pick<EnglandAddress, 'url'>, asked: string, value: unknown): Promise<void> {
  const { status, body } = await askEngland(england, asked, value);
  if (status >= 300) throw new Error(`Made-up England did not do ${asked}: ${body.slice(0, 200)}`);
}
