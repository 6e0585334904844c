import { type Instant, parseInstant } from '../time.ts';
import { type FaultKind, isFaultKind } from './kind.ts';

/** A trouble, where it strikes, and how often. */
export interface Fault {
  readonly path: string;
  readonly kind: FaultKind;
  /** Only requests for this page; every one without. */
  readonly page: number | undefined;
  /** How many matching requests pass unharmed first. */
  readonly after: number;
  readonly times: number;
  /** How many attempts to deliver one and the same webhook are struck; the next is left in peace. */
  readonly tries: number;
  /** Of the matching requests, drawn from the seed. */
  readonly share: number;
  readonly seed: number;
  /** Seconds. */
  readonly retryAfter: number;
  readonly millis: number;
  /** By how much a clock is off, or a copy behind. */
  readonly seconds: number;
  /** When a clock that was off was put right. */
  readonly until: Instant | undefined;
}

/** Undefined for what is no fault: without a path, or of no known kind. */
export function readFault(body: unknown): Fault | undefined {
  const said = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const number = (name: string, usual: number): number => {
    const value = said.get(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : usual;
  };
  const path = said.get('path');
  const kind = said.get('kind');
  if (typeof path !== 'string' || !isFaultKind(kind)) return undefined;
  return {
    path,
    kind,
    page: said.has('page') ? number('page', 1) : undefined,
    after: number('after', 0),
    times: number('times', said.has('share') ? Number.POSITIVE_INFINITY : 1),
    tries: number('tries', Number.POSITIVE_INFINITY),
    share: number('share', 1),
    seed: number('seed', 1),
    retryAfter: number('retryAfter', 1),
    millis: number('millis', 1000),
    seconds: number('seconds', usualSeconds[kind] ?? 0),
    until: parseInstant(String(said.get('until'))),
  };
}

const usualSeconds: Readonly<Partial<Record<FaultKind, number>>> = {
  past: 7 * 86_400,
  stale: 7200,
  clock: -300,
  'clock-was': -300,
  'sent-clock': -600,
  'way-held': 86_400,
};
