import type { Answer, Ask, Fake } from '../answer.ts';
import type { Clock } from '../clock.ts';
import type { Way } from '../fault/way.ts';
import { instantText } from '../time.ts';
import type { Delivered, Outbox } from './outbox.ts';
import type { WebhookKeys } from './webhook-key.ts';

/** Where the keys are, and where the webhooks shall go. */
export function webhookApi(outbox: Outbox, keys: WebhookKeys, clock: Clock): Fake {
  return (ask) => {
    if (ask.path === '/trs/webhook-jwks' && ask.method === 'GET') {
      return { status: 200, body: { keys: keys.published(clock.now()).map(({ jwk }) => jwk) } };
    }
    if (ask.path !== '/webhook-address' || ask.method !== 'POST') return undefined;
    const url = urlIn(ask.body);
    if (url === undefined) return { status: 422, body: { error: 'send {"url": where you listen}' } };
    outbox.sendTo(url);
    return { status: 200, body: { url } };
  };
}

/** It waits for others, so it is apart from the fakes, which answer at once. */
export function deliveryApi(outbox: Outbox, way: Way): (ask: Ask) => Promise<Answer> | undefined {
  return (ask) => {
    if (ask.path !== '/deliver' || ask.method !== 'POST') return undefined;
    return deliverAll(outbox, way).then((body) => ({ status: 200, body }));
  };
}

async function deliverAll(outbox: Outbox, way: Way): Promise<Delivered & { readonly next: string | null }> {
  await way.passOn();
  const delivered = await outbox.deliver();
  const [next] = [outbox.nextAt(), way.nextAt()].filter((at) => at !== undefined).sort((one, other) => one - other);
  // Not a part of a second too early.
  return { ...delivered, next: next === undefined ? null : instantText(next + 999_999) };
}

function urlIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('url' in body) || typeof body.url !== 'string') return undefined;
  return URL.canParse(body.url) && body.url.startsWith('http') ? body.url : undefined;
}
