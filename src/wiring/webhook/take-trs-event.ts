import type { Sent, Take, Taken } from '#api/webhook/port.ts';
import { readerOf } from '#connector/reader.ts';
import { type EventHead, eventRow } from '#connector/trs/event-row.ts';
import { standingOfEvent } from '#connector/trs/event-standing.ts';
import { type KeyOf, verifySignature } from '#connector/trs/webhook-signature.ts';
import type { Receive } from '#job/inbox.ts';
import { type Instant, parseInstant } from '#kernel/instant.ts';

/** The address under which the Teaching Record System knows our endpoint, and its keys. */
export type TrsSender = { readonly url: string; readonly keyOf: KeyOf };

/**
 * Takes an event of the Teaching Record System: signed, of a known kind or set aside, once however often it is sent. A replay
 * is harmless, since a record of that id stands already.
 */
export function takeTrsEvent({ url, keyOf }: TrsSender, readClock: () => Promise<Instant>, receive: Receive): Take {
  return async ({ headers, body }: Sent): Promise<Taken> => {
    const head = readHead(headers);
    if (head === null) return { kind: 'unreadable', why: 'A CloudEvent has ce-id, ce-source, ce-type and ce-time.' };
    const verified = await verify({ url, headers, body }, keyOf, await readClock());
    if (verified !== null) return verified;
    // Alerts are disciplinary data, which is not ours to hold: they end here. They are answered as taken, since whatever else
    // we say is asked about ten times in three days; a count of them is all that we keep.
    if (head.type === 'ping' || /^alert\b/i.test(head.type)) return { kind: 'nothing-to-keep' };
    const raw = eventRow(head, body);
    const reader = readerOf('trs-event', 'webhook');
    const row = reader(raw);
    const answerReader = readerOf('trs-person', 'answer');
    await receive([
      { feed: 'trs-event', channel: 'webhook', row, reader },
      ...standingOfEvent(raw).map((standing) => ({
        feed: 'trs-person' as const,
        channel: 'answer',
        row: standing,
        reader: answerReader,
      })),
    ]);
    const read = row.read();
    return !read.ok && read.problem.problem === 'unparseable'
      ? { kind: 'unreadable', why: 'The body is no whole JSON. It was set aside.' }
      : { kind: 'kept' };
  };
}

/** Null when it is signed as it must be. */
async function verify(
  request: Parameters<typeof verifySignature>[0],
  keyOf: KeyOf,
  now: Instant,
): Promise<Taken | null> {
  try {
    const verified = await verifySignature(request, keyOf, now);
    return verified.ok ? null : { kind: 'refused', problem: 'signature-wrong', why: verified.problem };
  } catch (error) {
    // Without their keys nobody can tell whether it is theirs.
    if (error instanceof Error && error.name === 'SourceError') return { kind: 'not-now', afterSeconds: 60 };
    throw error;
  }
}

const longest = 200;

function readHead(headers: Sent['headers']): EventHead | null {
  const { 'ce-id': id, 'ce-source': source, 'ce-type': type, 'ce-time': time } = headers;
  const isWhole = isShortText(id) && isShortText(source) && isShortText(type) && isShortText(time);
  return isWhole && parseInstant(time) !== undefined ? { id, source, type, time } : null;
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}
