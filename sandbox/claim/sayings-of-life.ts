import { type Episode, eventIn, type LifeEvent } from '../population/life.ts';
import type { Random } from '../random.ts';
import { type Day, type Instant, instantOn } from '../time.ts';
import type { Saying } from './claim.ts';

/** What people say of their place and their training, as it turns; most say nothing. */
export function sayingsOfLife(random: Random, { events }: Episode): readonly Saying[] {
  return events.flatMap((event) => sayingOf(random, event, events) ?? []);
}

function sayingOf(random: Random, event: LifeEvent, events: readonly LifeEvent[]): Saying | undefined {
  switch (event.kind) {
    case 'apply_withdrew':
    case 'did_not_start':
      if (!random.chance(0.25)) return undefined;
      return {
        kind: 'not_starting',
        at: evening(random, event.on - random.integer(0, 12)),
        value: random.pick(reasons),
      };
    case 'started':
      return sayingOfStart(random, event.on, event.course.startDay);
    case 'moved': {
      if (!random.chance(0.4)) return undefined;
      const value = { provider_code: event.course.provider.code, course_code: event.course.code };
      return { kind: 'changed_provider', at: evening(random, event.on + 2), value };
    }
    case 'paused':
      return random.chance(0.35) ? { kind: 'paused', at: evening(random, event.on + 1), on: event.on } : undefined;
    case 'withdrew': {
      if (!random.chance(0.3) || eventIn(events, 'started') === undefined) return undefined;
      const value = { reasons: [random.pick(reasons), random.pick(reasons)] };
      return { kind: 'withdrew', at: evening(random, event.on + random.integer(0, 6)), on: event.on, value };
    }
    default:
      return undefined;
  }
}

/** Whoever begins late often says until when it will be. */
function sayingOfStart(random: Random, on: Day, expected: Day): Saying | undefined {
  if (on > expected + 6 && on < expected + 90) {
    return random.chance(0.4) ? { kind: 'not_yet', at: evening(random, expected + 1), on } : undefined;
  }
  if (!random.chance(0.08)) return undefined;
  const score = random.integer(1, 3);
  const text = score === 3 ? undefined : random.pick(['Long days.', 'My mentor is kind.', 'I am very tired.']);
  return {
    kind: 'pulse',
    at: evening(random, on + random.integer(30, 160)),
    value: text === undefined ? { score } : { score, text },
  };
}

export function evening(random: Random, day: Day): Instant {
  return instantOn(day, random.integer(17, 21), random.integer(0, 59), random.integer(0, 59));
}

const reasons = ['Too far from home', 'I took another job', 'The money does not reach', 'Too much to do', 'Family'];
