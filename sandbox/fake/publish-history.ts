import { findOpensFor } from '../calendar.ts';
import type { Course } from '../population/course.ts';
import type { Provider } from '../population/provider.ts';
import { randomFrom } from '../random.ts';
import { dayOf, type Instant, instantOn } from '../time.ts';

/** Courses of the next cycle are rolled over from July. */
export function rolledOverAt(provider: Provider, cycle: number): Instant {
  return instantOn(dayOf(cycle - 1, 7, 8) + (provider.index % 12), 9, provider.index % 60);
}

/** The last change of a course by an instant: rolled over, published as Find opens, edited once in the year. Undefined before. */
export function courseChange(course: Course, now: Instant): Instant | undefined {
  const random = randomFrom('course-history', course.uuid);
  const opens = findOpensFor(course.cycle);
  const published = opens + random.integer(0, 3_600_000_000);
  const edited = instantOn(
    dayOf(course.cycle, 1, 10) + random.integer(0, 150),
    random.integer(8, 17),
    0,
    0,
    random.integer(0, 999_999),
  );
  return latest(
    [rolledOverAt(course.provider, course.cycle) + course.id, published, ...(random.chance(0.3) ? [edited] : [])],
    now,
  );
}

export function providerChange(provider: Provider, cycle: number, now: Instant): Instant | undefined {
  const random = randomFrom('provider-history', provider.code, cycle);
  return latest([rolledOverAt(provider, cycle), findOpensFor(cycle) + random.integer(0, 3_600_000_000)], now);
}

function latest(changes: readonly Instant[], now: Instant): Instant | undefined {
  return changes.findLast((at) => at <= now);
}
