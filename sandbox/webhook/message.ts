import type { Instant } from '../time.ts';

/** Something to be posted to whoever subscribed, at its time and again until it is taken. */
export interface Message {
  readonly dueAt: Instant;
  readonly path: '/webhook/trs-event' | '/webhook/delivery';
  /** Seconds from the first attempt to each attempt, the first included; then it is lost. */
  readonly attempts: readonly number[];
  readonly body: string;
  readonly headers: (sending: Sending) => Promise<Readonly<Record<string, string>>>;
}

/** One attempt to send a message. */
export interface Sending {
  readonly url: string;
  readonly body: string;
  readonly now: Instant;
}
