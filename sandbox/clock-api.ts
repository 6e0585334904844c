import type { Answer, Fake } from './answer.ts';
import type { Clock } from './clock.ts';
import { type Instant, instantTextInMillis, parseInstant } from './time.ts';

export function clockApi(clock: Clock): Fake {
  return (ask) => {
    if (ask.path !== '/clock') return undefined;
    if (ask.method === 'GET') return shown(clock);
    if (ask.method !== 'POST') return undefined;
    const to = askedInstant(ask.body, clock.now());
    if (to === undefined)
      return { status: 422, body: { error: 'send {"to": instant}, {"days": n} or {"seconds": n}' } };
    return clock.moveTo(to) ? shown(clock) : { status: 409, body: { error: 'time never goes back', ...nowOf(clock) } };
  };
}

function shown(clock: Clock): Answer {
  return { status: 200, body: nowOf(clock) };
}

function nowOf(clock: Clock): { now: string } {
  return { now: instantTextInMillis(clock.now()).replace('.000Z', 'Z') };
}

function askedInstant(body: unknown, now: Instant): Instant | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if ('to' in body && typeof body.to === 'string') return parseInstant(body.to);
  if ('days' in body && typeof body.days === 'number') return now + Math.round(body.days * 86_400_000_000);
  if ('seconds' in body && typeof body.seconds === 'number') return now + Math.round(body.seconds * 1_000_000);
  return undefined;
}
