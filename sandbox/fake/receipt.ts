import { type England, everybodyIn } from '../england.ts';
import type { SentMessage } from '../notify/sent-message.ts';
import { type Instant, instantOn, instantTextInMillis } from '../time.ts';
import { type Falls, setTraps } from '../trap-set.ts';
import type { Message } from '../webhook/message.ts';

/** The token on which whoever receives the receipts agreed with Notify. */
export const receiptToken = 'sandbox-receipt-token';

/** Every five minutes, at most five times more. */
const attempts = [0, 300, 600, 900, 1200, 1500];

/** What Notify posts of each message that ended; some of it late, some twice, and some never. */
export function receipts(england: England): readonly Message[] {
  return timesOfReceipts(england).flatMap(({ message, times }) =>
    times.map((dueAt): Message => {
      return {
        dueAt,
        path: '/webhook/delivery',
        attempts,
        body: JSON.stringify(receiptOf(message)),
        headers: async ({ body }) => ({
          authorization: `Bearer ${receiptToken}`,
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
        }),
      };
    }),
  );
}

/** When each receipt is sent for the first time. */
export function timesOfReceipts(england: England): readonly { message: SentMessage; times: readonly Instant[] }[] {
  const { before } = setTraps(england.seed, england.traps);
  return everybodyIn(england)
    .flatMap((one) => one.messages)
    .map((message) => ({ message, times: timesOf(message, before(message.id)) }));
}

function timesOf({ completedAt }: SentMessage, falls: Falls): readonly Instant[] {
  if (falls('no_receipt') !== undefined) return [];
  const late = falls('late_receipt');
  const first = completedAt + (late === undefined ? 2_000_000 : instantOn(late.integer(1, 6), late.integer(0, 20)));
  const again = falls('doubled_receipt');
  return again === undefined ? [first] : [first, first + instantOn(0, again.integer(1, 30))];
}

function receiptOf({ id, reference, to, type, ending, createdAt, completedAt }: SentMessage): unknown {
  return {
    id,
    reference,
    to,
    status: ending,
    created_at: instantTextInMillis(createdAt),
    completed_at: instantTextInMillis(completedAt),
    sent_at: instantTextInMillis(createdAt + 1_000_000),
    notification_type: type,
    template_id: type === 'email' ? 'f33517ff-2a88-4f6e-b855-c550268ce08a' : '4f6ef33f-17ff-4a88-b855-c550268ce08a',
    template_version: 3,
  };
}
