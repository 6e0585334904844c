import { type Answer, type Ask, type Fake, pageOf, wholeNumber } from '../answer.ts';
import { currentCycle } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Course } from '../population/course.ts';
import type { Provider } from '../population/provider.ts';
import { type Instant, parseInstant } from '../time.ts';
import { courseResource } from './publish-course-row.ts';
import { courseChange, providerChange } from './publish-history.ts';
import { providerId, providerResource } from './publish-provider-row.ts';

const root = '/publish/api/public/v1/recruitment_cycles/';

/** Publish's public API: courses and providers of a cycle, from the day on which they were rolled over into it. */
export function publish(providers: readonly Provider[], courses: readonly Course[], clock: Clock): Fake {
  const coursesByCycle = Map.groupBy(courses, (course) => course.cycle);
  return (ask) => {
    if (ask.method !== 'GET' || !ask.path.startsWith(root)) return undefined;
    const [asked = '', kind, ...rest] = ask.path.slice(root.length).split('/');
    if (rest.length > 0) return undefined;
    const now = clock.now();
    // The real one falls back to the current cycle for a year that makes no sense.
    const cycle = /^20\d\d$/.test(asked) ? Number(asked) : currentCycle(now);
    if (kind === 'courses') return listOfCourses(ask, coursesByCycle.get(cycle) ?? [], now);
    if (kind === 'providers') return listOfProviders(ask, coursesByCycle.has(cycle) ? providers : [], cycle, now);
    return undefined;
  };
}

interface Listed<T> {
  readonly thing: T;
  readonly id: number;
  readonly changedAt: Instant;
}

function listOfCourses(ask: Ask, courses: readonly Course[], now: Instant): Answer {
  return collection(
    ask,
    courses.flatMap((course) => {
      const changedAt = courseChange(course, now);
      return changedAt === undefined ? [] : [{ thing: course, id: course.id, changedAt }];
    }),
    ({ thing, changedAt }) => courseResource(thing, now, changedAt),
    (rows) =>
      (ask.query.get('include') ?? '').split(',').includes('provider')
        ? [
            ...new Map(
              rows.map(({ thing }) => [providerId(thing.provider, thing.cycle), providerOf(thing, now)]),
            ).values(),
          ]
        : undefined,
  );
}

function providerOf(course: Course, now: Instant): unknown {
  return providerResource(course.provider, course.cycle, providerChange(course.provider, course.cycle, now) ?? now);
}

function listOfProviders(ask: Ask, providers: readonly Provider[], cycle: number, now: Instant): Answer {
  return collection(
    ask,
    providers.flatMap((provider) => {
      const changedAt = providerChange(provider, cycle, now);
      return changedAt === undefined ? [] : [{ thing: provider, id: providerId(provider, cycle), changedAt }];
    }),
    ({ thing, changedAt }) => providerResource(thing, cycle, changedAt),
    () => undefined,
  );
}

function collection<T>(
  ask: Ask,
  all: readonly Listed<T>[],
  show: (one: Listed<T>) => unknown,
  include: (rows: readonly Listed<T>[]) => readonly unknown[] | undefined,
): Answer {
  const text = ask.query.get('filter[updated_since]');
  const since = text === null ? 0 : parseInstant(text.replace(' ', '+'));
  if (since === undefined) {
    return {
      status: 400,
      body: { errors: [{ status: 400, title: 'Bad Request', detail: 'Invalid updated_since value' }] },
    };
  }
  const changed = all
    .filter((one) => one.changedAt > since)
    .sort((one, other) => one.changedAt - other.changedAt || one.id - other.id);
  const size = Math.min(wholeNumber(ask.query.get('page[per_page]'), 100), 500);
  const page = wholeNumber(ask.query.get('page[page]'), 1);
  const { rows, pages } = pageOf(changed, page, size);
  const included = include(rows);
  return {
    status: 200,
    headers: { 'Content-Type': 'application/vnd.api+json; charset=utf-8' },
    body: {
      data: rows.map(show),
      ...(included === undefined ? {} : { included }),
      links: linksOf(ask, page, pages, size),
      meta: { count: changed.length },
      jsonapi: { version: '1.0' },
    },
  };
}

function linksOf(ask: Ask, page: number, pages: number, size: number): Record<string, string | null> {
  function link(to: number): string | null {
    if (to < 1 || to > pages) return null;
    const query = new URLSearchParams(ask.query);
    query.set('page[page]', String(to));
    query.set('page[per_page]', String(size));
    return `${ask.path}?${query}`;
  }
  return { first: link(1), last: link(pages), prev: link(page - 1), next: link(page + 1) };
}
