import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Ask, Fake } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { instantTextInMillis } from '../time.ts';

const serviceId = 'f33517ff-2a88-4f6e-b855-c550268ce08a';
const secret = '4f6ef33f-17ff-4a88-b855-c550268ce08a';

/** The name, the service and the secret, as Notify gives out its keys. */
export const notifyKey = `sandbox-${serviceId}-${secret}`;
export const emailTemplate = '11111111-aaaa-4aaa-8aaa-000000000001';
export const smsTemplate = '11111111-aaaa-4aaa-8aaa-000000000002';

const personalisation = z.object({ subject: z.string().optional(), body: z.string() });
const email = z.object({
  template_id: z.literal(emailTemplate),
  email_address: z.email(),
  reference: z.string().optional(),
  one_click_unsubscribe_url: z.url().optional(),
  personalisation: personalisation.required(),
});
const sms = z.object({
  template_id: z.literal(smsTemplate),
  phone_number: z.string().regex(/^[+\d ()-]{7,20}$/),
  reference: z.string().optional(),
  personalisation,
});

interface Sent {
  readonly id: string;
  readonly type: 'email' | 'sms';
  readonly to: string;
  readonly subject: string | undefined;
  readonly body: string;
  readonly reference: string | undefined;
  readonly createdAt: string;
}

/** Notify's sending API, for one service, and a page on which a newcomer reads what was sent. Nothing leaves. */
export function notify(clock: Clock): Fake {
  const sent: Sent[] = [];
  return (ask) => {
    if (ask.path === '/notify' && ask.method === 'GET') return { status: 200, headers: html, body: outboxPage(sent) };
    if (ask.path === '/notify/outbox' && ask.method === 'GET') return { status: 200, body: { sent } };
    if (!ask.path.startsWith('/notify/v2/notifications')) return undefined;
    const refused = refusal(ask);
    if (refused !== undefined) return refused;
    const [, , , , what = ''] = ask.path.split('/');
    if (ask.method === 'GET') return one(sent, what);
    if (ask.method !== 'POST') return problem(405, 'BadRequestError', 'Method not allowed');
    if (sent.length > 10_000) sent.splice(0, 1000);
    return what === 'email' || what === 'sms'
      ? take(sent, what, ask.body, instantTextInMillis(clock.now()))
      : undefined;
  };
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };

function take(sent: Sent[], type: 'email' | 'sms', body: unknown, createdAt: string): Answer {
  const read = (type === 'email' ? email : sms).safeParse(body);
  if (!read.success) return problem(400, 'ValidationError', read.error.issues.map((each) => each.message).join(', '));
  const { reference, personalisation: said } = read.data;
  const to = 'email_address' in read.data ? read.data.email_address : read.data.phone_number;
  const message: Sent = { id: randomUUID(), type, to, subject: said.subject, body: said.body, reference, createdAt };
  sent.push(message);
  const { id } = message;
  return {
    status: 201,
    body: { id, reference: reference ?? null, content: { body: said.body }, uri: `/v2/notifications/${id}` },
  };
}

function one(sent: readonly Sent[], id: string): Answer {
  const found = sent.find((each) => each.id === id);
  if (found === undefined) return problem(404, 'NoResultFound', 'No result found');
  const { type, body, reference, createdAt } = found;
  return {
    status: 200,
    body: { id, type, body, reference: reference ?? null, status: 'delivered', created_at: createdAt },
  };
}

/** The token is a JWT of ours: HS256 by the secret, issued by the service within the last 30 seconds of the real clock. */
function refusal({ authorization = '' }: Ask): Answer | undefined {
  const [head = '', claims = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.');
  const right = createHmac('sha256', secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right))
    return problem(403, 'AuthError', 'Invalid token: API key not found');
  const said = z
    .object({ iss: z.string(), iat: z.number() })
    .safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  if (!said.success || said.data.iss !== serviceId)
    return problem(403, 'AuthError', 'Invalid token: service not found');
  if (Math.abs(Date.now() / 1000 - said.data.iat) > 30)
    return problem(403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds');
  return undefined;
}

function problem(status: number, error: string, message: string): Answer {
  return { status, body: { status_code: status, errors: [{ error, message }] } };
}

/** The newest first, so that a code is on top. */
function outboxPage(sent: readonly Sent[]): string {
  const items = sent
    .toReversed()
    .map(
      ({ to, subject, body, createdAt, type }) =>
        `<li><p><strong>${safe(subject ?? 'Text message')}</strong><br>${type} to ${safe(to)}, ${createdAt}</p><p>${linked(safe(body))}</p></li>`,
    );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Made-up Notify</title>
<style>body{font-family:sans-serif;max-width:40em;margin:1em auto;padding:0 1em}li{margin:1em 0;border-top:1px solid #999}p{white-space:pre-line;overflow-wrap:anywhere}</style></head>
<body><main><h1>Made-up Notify</h1><p>What was sent since made-up England came up. Nothing leaves this machine.</p>
${items.length === 0 ? '<p>Nothing yet.</p>' : `<ol>${items.slice(0, 100).join('')}</ol>`}</main></body></html>`;
}

function linked(text: string): string {
  return text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
