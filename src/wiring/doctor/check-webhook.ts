import { askOnce } from '#connector/ask-once.ts';
import { parseJson } from '#connector/read-row.ts';
import { memberOf } from '#kernel/json.ts';
import type { WebhookConfig } from '../webhook/webhook-ports.ts';
import { amiss, type Finding, fine } from './finding.ts';

const limits = { answerMs: 10_000, wholeMs: 20_000, largestBody: 1024 ** 2, patience: 0, rowsAPage: null };

/** Without their keys no signed event can be told from a forged one, so none is taken. */
export async function checkWebhookKeys({ trsWebhook }: WebhookConfig): Promise<Finding> {
  if (trsWebhook === null)
    return fine('webhook', 'none is set up: TRS_WEBHOOK_URL is the address under which ours is known');
  const url = new URL(trsWebhook.jwksUrl);
  const variable = 'TRS_WEBHOOK_JWKS_URL (without it: TRS_API_URL)';
  const answered = await askOnce(url, null, {}, limits);
  if (!answered.ok) return amiss('webhook', `keys of ${url.host}: ${answered.problem.problem}`, `Look at ${variable}.`);
  const { status, body } = answered.value;
  const document = parseJson(body);
  const keys = document.ok ? memberOf(document.value, 'keys') : undefined;
  if (status === 200 && Array.isArray(keys) && keys.length > 0)
    return fine('webhook', `${url.host} shows ${keys.length} keys`);
  return amiss('webhook', `${url.host} answers with status ${status} and shows no key`, `Look at ${variable}.`);
}
