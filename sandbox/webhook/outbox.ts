import { request } from 'node:http';
import type { Clock } from '../clock.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Message } from './message.ts';

export interface Outbox {
  readonly sendTo: (url: string) => void;
  /** Attempts everything that is due by the simulated clock; says how it went when each has been tried once. */
  readonly deliver: () => Promise<Delivered>;
}

export interface Delivered {
  readonly attempted: number;
  readonly delivered: number;
  readonly failed: number;
  /** Failed before, and will be tried again. */
  readonly waiting: number;
}

interface Pending {
  readonly message: Message;
  nextAt: Instant;
}

/**
 * What became due before the start is taken as delivered, but for the last day: whoever stopped in the middle of it gets
 * that again, as happens in life.
 */
export function openOutbox(messages: readonly Message[], clock: Clock, address: string | undefined): Outbox {
  const start = clock.now() - instantOn(1, 0);
  const coming = messages.filter(({ dueAt }) => dueAt > start).sort((one, other) => one.dueAt - other.dueAt);
  let base = address === undefined ? undefined : baseOf(address);
  let next = 0;
  let waiting: Pending[] = [];

  async function attempt({ message }: Pending, now: Instant): Promise<boolean> {
    if (base === undefined) return false;
    const url = `${base}${message.path}`;
    return post(url, message.body, await message.headers(url, now));
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

/** Whether it was taken: an answer of the two hundreds within half a minute. */
function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, timeout: 30_000 }, (response) => {
      response.resume();
      response.on('end', () => resolve((response.statusCode ?? 500) < 300));
      response.on('error', () => resolve(false));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}
