import type { Pool } from 'pg';
import type { Take, WebhookPorts } from '#api/webhook/port.ts';
import { openWebhookKeys } from '#connector/trs/webhook-keys.ts';
import { openAdmission } from '#job/admission.ts';
import { openInbox } from '#job/inbox.ts';
import type { Policy } from '#policy/policy.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { Config } from '../../config.ts';
import { takeReceipt } from './take-receipt.ts';
import { takeTrsEvent } from './take-trs-event.ts';

export type WebhookConfig = Pick<Config, 'trsWebhook' | 'notifyReceiptToken'>;

/** Senders wait 30 seconds at most; what we cannot take in time they send again. */
const bounds = { atOnce: 100, waiting: 400, patienceMs: 20_000 };

/** @param configured what is set up now: made-up England is there only some time after the server */
export function webhookPorts(
  pool: Pool,
  policy: Policy,
  configured: () => WebhookConfig,
  count: WebhookPorts['count'],
): WebhookPorts {
  const receive = openInbox(inPage(pool), policy);
  const admit = openAdmission(bounds);
  const keys = new Map<string, ReturnType<typeof openWebhookKeys>>();
  const keysAt = (jwksUrl: string): ReturnType<typeof openWebhookKeys> => {
    const keyOf = keys.get(jwksUrl) ?? openWebhookKeys(jwksUrl);
    keys.set(jwksUrl, keyOf);
    return keyOf;
  };
  const atTheDoor =
    (take: Take): Take =>
    async (sent) => {
      const admitted = await admit(() => take(sent));
      return admitted.ok ? admitted.value : { kind: 'not-now', afterSeconds: 60 };
    };
  return {
    count,
    takeOf: (feed) => {
      const { trsWebhook, notifyReceiptToken } = configured();
      switch (feed) {
        case 'trs-event':
          return trsWebhook === null
            ? null
            : atTheDoor(
                takeTrsEvent(
                  { url: trsWebhook.url, keyOf: keysAt(trsWebhook.jwksUrl) },
                  () => readClock(pool),
                  receive,
                ),
              );
        case 'delivery':
          return notifyReceiptToken === null ? null : atTheDoor(takeReceipt(notifyReceiptToken, receive));
      }
    },
  };
}
