import type { England } from '../england.ts';
import { randomFrom } from '../random.ts';
import { type Instant, instantOn, instantTextInMillis } from '../time.ts';
import { type Falls, setTraps } from '../trap-set.ts';
import { type TrsEvent, trsEvents } from '../trs/trs-event.ts';
import type { Message } from '../webhook/message.ts';
import { signRequest } from '../webhook/sign.ts';
import type { WebhookKeys } from '../webhook/webhook-key.ts';

const hour = 3600;
/** Ten attempts within about three days, each so long after the one before. */
const pauses = [0, 5, 300, 1800, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
let soFar = 0;
const attempts = pauses.map((pause) => {
  soFar += pause;
  return soFar;
});

/** What the regulator posts: CloudEvents in binary mode, one a request, some late, some twice, and some never. */
export function trsMessages(england: England, keys: WebhookKeys): readonly Message[] {
  return timesOfEvents(england).flatMap(({ event, times }) => times.map((dueAt) => messageOf(event, dueAt, keys)));
}

/** When each is sent for the first time. */
export function timesOfEvents(england: England): readonly { event: TrsEvent; times: readonly Instant[] }[] {
  const { before } = setTraps(england.seed, england.traps);
  return trsEvents(england).map((event) => ({ event, times: timesOf(event, before(event.id)) }));
}

function timesOf({ id, at }: TrsEvent, falls: Falls): readonly Instant[] {
  if (falls('lost_webhook') !== undefined) return [];
  const late = falls('late_webhook');
  const random = randomFrom('webhook', id);
  const first =
    at + (late === undefined ? random.integer(1, 20) * 1_000_000 : instantOn(late.integer(0, 2), late.integer(6, 23)));
  const again = falls('doubled_webhook');
  return again === undefined ? [first] : [first, first + instantOn(0, again.integer(1, 40))];
}

function messageOf(event: TrsEvent, dueAt: Instant, keys: WebhookKeys): Message {
  return {
    dueAt,
    path: '/webhook/trs-event',
    attempts,
    body: JSON.stringify(event.data),
    headers: ({ url, body, now }) =>
      signRequest(keys.signing(now), {
        url,
        body,
        headers: {
          'ce-specversion': '1.0',
          'ce-id': event.id,
          'ce-source': 'https://trs.test',
          'ce-type': event.type,
          'ce-time': instantTextInMillis(event.at),
          'ce-dataschema': 'https://trs.test/swagger/v3_20260612.json',
        },
        nonce: randomFrom('nonce', event.id, dueAt, now).text('abcdefghijklmnopqrstuvwxyz0123456789', 24),
        created: Math.floor(now / 1_000_000),
      }),
  };
}
