import { after, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { newSeed } from '../support/check-law.ts';
import { openLedger } from '../support/ledger.ts';
import { checkSpoiltWebhooks } from '../support/spoilt-webhook.ts';
import { openWebhookServer } from '../support/webhook-server.ts';

const now = instant('2025-10-20T09:00:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());

/** Each run sends four requests; a failure prints its seed. */
test('no body and no header of thousands makes a webhook answer with an error of ours', async (t) => {
  await checkSpoiltWebhooks(await openWebhookServer(t, ledger), now, { runs: 2500, seed: newSeed() });
});
