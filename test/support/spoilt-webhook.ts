import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Instant } from '#kernel/instant.ts';
import type { Effort } from './check-law.ts';
import { receiptRow } from './made-up-row.ts';
import { mutate } from './mutate.ts';
import { ourUrl, type WebhookServer } from './webhook-server.ts';

/** Whatever is sent, signed or not, with whatever headers: the answer is the sender's mistake or ours to keep, never an error of ours. */
export async function checkSpoiltWebhooks(
  { send, receipt, signer }: WebhookServer,
  at: Instant,
  { runs, seed }: Effort,
): Promise<void> {
  const property = fc.asyncProperty(bodies, headers, types, async (data, spoilt, type) => {
    const good = signer.sign({ type, data }, { url: ourUrl, at });
    const answers = await Promise.all([
      send(good),
      send({ ...good, headers: { ...good.headers, ...spoilt } }),
      receipt(good.body),
      receipt(good.body, spoilt),
    ]);
    const statuses = answers.map(({ status }) => status);
    assert.ok(
      statuses.every((status) => status < 500),
      statuses.join(' '),
    );
  });
  await fc.assert(property, { seed, numRuns: runs });
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const whole = [
  { deactivatedPerson: { trn: '3000101' }, mergedWithPerson: { trn: '3000102' } },
  { oneLoginUser: { subject: 'urn:1', emailAddress: 'ana@mail.test' }, connectedPerson: { trn: '3000101' } },
  { trnRequest: { requestId: 'r-1', status: 'Completed', trn: '3000101' } },
].map((data) => Buffer.from(JSON.stringify(data)));
const receipts = ['delivered', 'permanent-failure'].map((status) =>
  receiptRow('n-1', { reference: 'apply-application:1001', to: 'ana@mail.test', status }),
);

const bodies = fc.oneof(
  fc.tuple(fc.constantFrom(...whole, ...receipts), fc.integer()).map(([bytes, own]) => text(mutate(bytes, own).bytes)),
  fc.json(),
  fc.string(),
  fc.uint8Array({ maxLength: 300 }).map(text),
  fc.constantFrom('', 'null', '[]', '"x"', '{"id":"\\u0000"}', '{"data":{}}', '\ud800', '{"__proto__":{}}'),
);

const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
const names = [
  ...['ce-id', 'ce-type', 'ce-time', 'ce-source', 'signature', 'signature-input', 'content-digest', 'content-type'],
  'authorization',
];
const headers = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: printable, maxLength: 60 }));

const types = fc.constantFrom(
  'person.deactivated',
  'trn_request.completed',
  'one_login_user.updated',
  'alert.created',
  'x',
);
