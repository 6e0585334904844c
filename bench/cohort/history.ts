import type { Pool } from 'pg';
import { reviewDue } from '#job/review.ts';
import { type PagedSource, syncRuns } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { inPage } from '#store/page-store.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncPorts } from '#wiring/sync.ts';
import { jsonRow, listedSource } from '../listed-source.ts';
import { type Applicant, applicant } from '../upstream/applicant.ts';
import { applicationRow } from '../upstream/application-row.ts';
import { candidateRow } from '../upstream/candidate-row.ts';
import { chance } from '../upstream/chance.ts';
import { coursesOf, providers } from '../upstream/place.ts';
import { courseRow, providerRow } from '../upstream/publish-row.ts';
import { traineeRow } from '../upstream/trainee-row.ts';

const cycle = 2025;

/**
 * One recruitment year: everybody has an account and a choice, a third gets a place, of these three in ten with a
 * condition that is met later or never; some withdraw before the start, half of the others are registered.
 */
export async function recordYear(pool: Pool, policy: Policy, people: number): Promise<void> {
  const everybody = Array.from({ length: people }, (_, index) => person(index));
  const recruits = everybody.filter(({ index }) => index % 3 === 0);
  for (const { at, sources } of yearOf(everybody, recruits)) {
    await setSimulatedClock(pool, instant(at));
    await syncRuns(
      sources.map((source) => ({ source, full: false })),
      syncPorts(pool, policy),
      (report) => {
        if (report.outcome !== 'complete' || report.quarantined > 0) throw new Error(JSON.stringify(report));
      },
    );
  }
  await setSimulatedClock(pool, instant('2025-09-20T06:10:00Z'));
  // As every morning: whoever the calendar alone has changed is resolved again.
  await reviewDue(inPage(pool), policy);
}

function person(index: number): Applicant {
  return { ...applicant(index, cycle), candidateId: `C${index}` };
}

function* yearOf(
  everybody: readonly Applicant[],
  recruits: readonly Applicant[],
): Generator<{ readonly at: string; readonly sources: readonly PagedSource[] }> {
  const drawn = ({ index }: Applicant): number => chance(index, 50);
  const candidates = (rows: readonly unknown[]): PagedSource =>
    listedSource('apply-candidate', 'api', [String(cycle)], rows.map(jsonRow));
  const applications = (rows: readonly unknown[]): PagedSource =>
    listedSource('apply-application', 'api', [String(cycle)], rows.map(jsonRow));
  const place = (recruit: Applicant, openConditions: number, updatedAt: string): unknown =>
    applicationRow(recruit, {
      status: 'recruited',
      openConditions,
      mail: 0,
      recruitedAt: '2025-05-20T10:00:00Z',
      updatedAt,
    });
  yield {
    at: '2025-06-01T03:00:00Z',
    sources: [
      listedSource(
        'publish-provider',
        'api',
        [],
        providers.map((each) => jsonRow({ recruitment_cycle_year: cycle, ...objectOf(providerRow(each, cycle)) })),
      ),
      listedSource(
        'publish-course',
        'api',
        [],
        coursesOf(cycle).map((each) =>
          jsonRow({ provider_code: each.provider.code, recruitment_cycle_year: cycle, ...objectOf(courseRow(each)) }),
        ),
      ),
      candidates(
        everybody.map((each) =>
          candidateRow(each, {
            status: each.index % 3 === 0 ? 'recruited' : 'rejected',
            updatedAt: '2025-05-20T10:00:00Z',
          }),
        ),
      ),
      applications(recruits.map((each) => place(each, drawn(each) < 0.3 ? 1 : 0, '2025-05-20T10:00:00Z'))),
    ],
  };
  const met = recruits.filter((each) => drawn(each) < 0.2);
  const left = recruits.filter((each) => drawn(each) > 0.95);
  const leaving = { status: 'withdrawn', openConditions: 0, mail: 0, recruitedAt: '2025-05-20T10:00:00Z' } as const;
  yield {
    at: '2025-08-10T03:00:00Z',
    sources: [applications(met.map((each) => place(each, 0, '2025-08-09T10:00:00Z')))],
  };
  yield {
    at: '2025-08-20T03:00:00Z',
    sources: [
      applications(left.map((each) => applicationRow(each, { ...leaving, updatedAt: '2025-08-19T10:00:00Z' }))),
      candidates(left.map((each) => candidateRow(each, { status: 'withdrawn', updatedAt: '2025-08-19T10:00:00Z' }))),
    ],
  };
  const registered = recruits.filter((each) => drawn(each) > 0.3 && drawn(each) <= 0.65);
  yield {
    at: '2025-09-05T03:00:00Z',
    sources: [
      listedSource(
        'register-trainee',
        'api',
        ['*'],
        registered.map((each) =>
          jsonRow(
            traineeRow(each, {
              state: 'trn_received',
              placements: 0,
              hasStarted: false,
              updatedAt: '2025-09-04T10:00:00Z',
            }),
          ),
        ),
      ),
    ],
  };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
