import { parseArgs } from 'node:util';
import { type Instant, parseInstant } from './time.ts';
import type { TrapName } from './trap.ts';
import { readTraps } from './trap-set.ts';

export interface Options {
  readonly port: number;
  readonly people: number;
  readonly seed: number;
  readonly now: Instant;
  /** All without. */
  readonly traps?: readonly TrapName[];
  /** Only to see whether the options are understood. */
  readonly check?: boolean;
  /** Where whoever receives webhooks listens; to be said later without. */
  readonly webhook?: string | undefined;
  /** How many milliseconds the senders of webhooks wait for an answer. */
  readonly webhookPatience?: number;
  /** Rows of a page of Apply's Register API, whose pages nobody who asks can make smaller. */
  readonly applyPageSize?: number;
  /** Whether people can sign in. */
  readonly signIn?: boolean;
  /** Where files are dropped; none without. */
  readonly drop: string | undefined;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      people: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      now: { type: 'string', default: '2024-10-01T00:00:00Z' },
      traps: { type: 'string', default: 'all' },
      check: { type: 'boolean', default: false },
      webhook: { type: 'string' },
      'sign-in': { type: 'boolean', default: false },
      drop: { type: 'string' },
    },
  });
  const now = parseInstant(values.now);
  if (now === undefined) throw new Error(`--now is an instant such as 2024-10-01T00:00:00Z, not ${values.now}`);
  return {
    port: whole('port', values.port),
    people: whole('people', values.people),
    seed: whole('seed', values.seed),
    now,
    traps: readTraps(values.traps),
    check: values.check,
    webhook: values.webhook,
    signIn: values['sign-in'],
    drop: values.drop,
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is a whole number, not ${text}`);
  return value;
}
