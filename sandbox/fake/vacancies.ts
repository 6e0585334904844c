import { type Answer, type Fake, pageOf, wholeNumber } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { type Job, liveJobs } from '../vacancy/job.ts';
import { jobRow } from './vacancy-row.ts';

const root = '/vacancies/api/v1/jobs';
const pageSize = 100;

/** Teaching Vacancies: every live job, newest first, for anybody to read; a job that is over is simply not there. */
export function vacancies(jobs: readonly Job[], traps: TrapSet, clock: Clock): Fake {
  return (ask) => {
    if (ask.method !== 'GET' || !ask.path.startsWith(root)) return undefined;
    const now = clock.now();
    if (ask.path === `${root}.json`) return list(jobs, traps, wholeNumber(ask.query.get('page'), 1), now);
    const slug = /^\/([a-z0-9-]+)\.json$/.exec(ask.path.slice(root.length))?.[1];
    const job = liveJobs(jobs, now).find((one) => one.slug === slug);
    return job === undefined ? { status: 404, body: { error: 'not found' } } : { status: 200, body: jobRow(job) };
  };
}

function list(jobs: readonly Job[], traps: TrapSet, page: number, now: Instant): Answer {
  const live = liveJobs(jobs, momentOf(traps, page, now));
  const { rows, pages } = pageOf(live, page, pageSize);
  const link = (number: number): string => `https://teaching-vacancies.test/api/v1/jobs.json?page=${number}`;
  return {
    status: 200,
    body: {
      info: {
        title: 'GOV UK - Teaching Vacancies',
        description: 'Teaching Vacancies is a free job-listing service.',
        termsOfService: 'https://teaching-vacancies.test/pages/terms-and-conditions',
        version: '0.1.0',
      },
      openapi: '3.0.0',
      data: rows.map(jobRow),
      links: {
        self: link(page),
        first: link(1),
        last: link(pages),
        prev: page > 1 ? link(page - 1) : null,
        next: page < pages ? link(page + 1) : null,
      },
      meta: { totalPages: pages, count: live.length },
    },
  };
}

/** By a trap the list moves on some days between the first page and the next: a row is read twice, or never. */
function momentOf(traps: TrapSet, page: number, now: Instant): Instant {
  const moves = page > 1 ? traps.before(utcDayOf(now))('list_moves_while_read') : undefined;
  return moves === undefined ? now : now + instantOn(0, 9);
}
