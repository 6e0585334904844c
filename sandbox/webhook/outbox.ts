import { request } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Faults } from '../fault/fault-api.ts';
import { isSentFault } from '../fault/kind.ts';
import { type Outgoing, outgoing } from '../fault/sent-fault.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Message } from './message.ts';

export interface Outbox {
  readonly sendTo: (url: string) => void;
  /** Attempts everything that is due by the simulated clock; says how it went when each has been tried once. */
  readonly deliver: () => Promise<Delivered>;
  /** When something is due next. */
  readonly nextAt: () => Instant | undefined;
}

export interface Delivered {
  readonly attempted: number;
  readonly delivered: number;
  readonly failed: number;
  /** Failed before, and will be tried again. */
  readonly waiting: number;
}

export interface OutboxOptions {
  /** Where to; to be said later without. */
  readonly address: string | undefined;
  /** How many milliseconds an answer may take. */
  readonly patience?: number | undefined;
  readonly faults: Pick<Faults, 'nextDelivery'>;
}

interface Pending {
  readonly message: Message;
  nextAt: Instant;
}

/**
 * What became due before the start is taken as delivered, but for the last day: whoever stopped in the middle of it gets
 * that again, as happens in life.
 */
export function openOutbox(
  messages: readonly Message[],
  clock: Clock,
  { address, patience = 30_000, faults }: OutboxOptions,
): Outbox {
  const start = clock.now() - instantOn(1, 0);
  const coming = messages.filter(({ dueAt }) => dueAt > start).sort((one, other) => one.dueAt - other.dueAt);
  let base = address === undefined ? undefined : baseOf(address);
  let next = 0;
  let waiting: Pending[] = [];

  async function attempt({ message }: Pending, now: Instant): Promise<boolean> {
    if (base === undefined) return false;
    const url = `${base}${message.path}`;
    const fault = faults.nextDelivery(message, isSentFault);
    return post(url, await outgoing(message, { url, body: message.body, now }, fault), patience);
  }

  async function deliverAll(): Promise<Delivered> {
    // As long as nobody listens everything waits.
    if (base === undefined) return { attempted: 0, delivered: 0, failed: 0, waiting: waiting.length };
    const now = clock.now();
    const due = waiting.filter(({ nextAt }) => nextAt <= now);
    waiting = waiting.filter(({ nextAt }) => nextAt > now);
    for (let message = coming[next]; message !== undefined && message.dueAt <= now; message = coming[next]) {
      due.push({ message, nextAt: message.dueAt });
      next += 1;
    }
    let delivered = 0;
    const queue = due.values();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const pending of queue) {
          if (await attempt(pending, now)) delivered += 1;
          else if (postpone(pending, now)) waiting.push(pending);
        }
      }),
    );
    return { attempted: due.length, delivered, failed: due.length - delivered, waiting: waiting.length };
  }

  let turn: Promise<unknown> = Promise.resolve();
  return {
    sendTo: (url) => {
      base = baseOf(url);
    },
    deliver: () => {
      const mine = turn.then(deliverAll);
      turn = mine.catch(() => undefined);
      return mine;
    },
    nextAt: () =>
      [...waiting.map(({ nextAt }) => nextAt), ...coming.slice(next, next + 1).map(({ dueAt }) => dueAt)].sort(
        (one, other) => one - other,
      )[0],
  };
}

/** As many as the regulator sends side by side, so that their order is nobody's promise. */
const atOnce = 20;

/** The next of its attempts that is still ahead; false when none is, and it is lost. */
function postpone(pending: Pending, now: Instant): boolean {
  const { attempts, dueAt } = pending.message;
  const seconds = attempts.find((after) => dueAt + after * 1_000_000 > now);
  if (seconds === undefined) return false;
  pending.nextAt = dueAt + seconds * 1_000_000;
  return true;
}

/** Who names an endpoint means the place where all of them are. */
export function baseOf(url: string): string {
  return url.replace(/\/webhook(\/.*)?$/, '').replace(/\/$/, '');
}

/** Whether it was taken: an answer of the two hundreds in time. */
function post(url: string, { body, headers }: Outgoing, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, timeout: patience }, (response) => {
      response.resume();
      response.on('end', () => resolve((response.statusCode ?? 500) < 300));
      response.on('error', () => resolve(false));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}
