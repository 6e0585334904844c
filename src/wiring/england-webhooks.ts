import type { EnglandAddress } from './england.ts';
import { askEngland } from './england-request.ts';
import type { WebhookConfig } from './webhook/webhook-ports.ts';

const path = '/webhook/trs-event';

/** What we know of made-up England's webhooks: where its keys are, and the address under which it sends to us. */
export function webhooksOf({ url }: Pick<EnglandAddress, 'url'>, port: number): WebhookConfig {
  return { trsWebhook: { url: addressOf(port), jwksUrl: `${url}/trs/webhook-jwks` }, notifyReceiptToken: null };
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
  // One that sends no webhooks does not know the address.
  if (status >= 300 && status !== 404) throw new Error(`Made-up England did not do ${asked}: ${body.slice(0, 200)}`);
}
