import type { Pool } from 'pg';
import type { Purpose } from '#access/purpose.ts';
import type { Send } from '#connector/notify/send.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { fillMessage, type Messages } from '#policy/message.ts';
import { heldValue } from '#record/answer.ts';
import { formatRef, parseRef } from '#source/record-ref.ts';
import { newLink } from '#store/answer-link.ts';
import type { ReadPerson } from './read-person.ts';

export type AskProblem =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'not-in-question'; readonly status: string }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'held-back'; readonly by: string }
  | { readonly kind: 'not-sent'; readonly cause: string };

export type AskSettings = {
  readonly pool: Pool;
  readonly readPerson: ReadPerson;
  readonly messages: Messages;
  readonly send: Send;
  readonly publicUrl: string;
};

/**
 * Asks one person by email whether they started: only while nobody knows, and while nothing about them holds messages back.
 * The message names nobody, and its links hold an id and a signature.
 */
export async function askStarted(
  { pool, readPerson, messages, send, publicUrl }: AskSettings,
  who: string,
  purpose: Purpose,
): Promise<Result<{ readonly id: string }, AskProblem>> {
  const answered = await readPerson({
    who,
    validOn: null,
    knownAt: null,
    client: 'command line',
    role: 'operator',
    purpose,
  });
  if (!answered.ok) return fail({ kind: 'nobody' });
  const { record } = answered.value;
  const { status, contact, contradictions, sourceRecords } = record;
  if (status.code !== 'start_unconfirmed') return fail({ kind: 'not-in-question', status: status.code });
  const pausing = contradictions.find(({ state, pauses }) => state === 'open' && pauses.includes('service'));
  if (pausing !== undefined) return fail({ kind: 'held-back', by: pausing.kind });
  if (status.flags.includes('restricted')) return fail({ kind: 'held-back', by: 'restricted' });
  const about = parseRef(sourceRecords[0] ?? '');
  const address = heldValue(contact.email);
  if (address === undefined || about === undefined) return fail({ kind: 'no-address' });
  const [answer, stop] = await Promise.all([newLink(pool, 'started', about), newLink(pool, 'stop', about)]);
  const [answerUrl, stopUrl] = [`${publicUrl}/answer/${answer}`, `${publicUrl}/stop/${stop}`];
  const message = fillMessage(messages['have-you-started'], { answer: answerUrl, stop: stopUrl });
  // Notify's one-click stop is HTTPS alone.
  const oneClick = stopUrl.startsWith('https:') ? stopUrl : undefined;
  const sent = await send(message, address, formatRef(about), oneClick);
  return sent.ok ? ok(sent.value) : fail({ kind: 'not-sent', cause: sent.problem.cause });
}
