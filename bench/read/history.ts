import type { Pool } from 'pg';
import { type PagedSource, syncRuns } from '#job/sync-run.ts';
import type { Policy } from '#policy/policy.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncPorts } from '#wiring/sync.ts';
import { jsonRow, listedSource, textRow } from '../listed-source.ts';
import { coursesOf, cycles, providers } from '../upstream/place.ts';
import { courseRow, providerRow } from '../upstream/publish-row.ts';
import { applicationIn, lifeOf, stepCount, stepTime, traineeIn } from './life.ts';

/** Two years of people's lives, landed through the whole road month by month on the simulated clock. */
export async function recordHistory(pool: Pool, policy: Policy, people: number): Promise<void> {
  for (let step = 0; step < stepCount; step += 1) {
    await setSimulatedClock(pool, stepTime(step));
    const sources = [...sourcesIn(step, people)];
    await syncRuns(
      sources.map((source) => ({ source, full: false })),
      syncPorts(pool, policy),
      (report) => {
        if (report.outcome !== 'complete' || report.quarantined > 0) throw new Error(JSON.stringify(report));
      },
    );
  }
}

function* sourcesIn(step: number, people: number): Generator<PagedSource> {
  const cycle = step === 0 ? 2025 : step === 12 ? 2026 : undefined;
  if (cycle !== undefined) {
    const year = { recruitment_cycle_year: cycle };
    yield listedSource(
      'publish-provider',
      'api',
      [String(cycle)],
      providers.map((each) => jsonRow({ ...year, ...objectOf(providerRow(each, cycle)) })),
    );
    yield listedSource(
      'publish-course',
      'api',
      [String(cycle)],
      coursesOf(cycle).map((each) =>
        jsonRow({ provider_code: each.provider.code, ...year, ...objectOf(courseRow(each)) }),
      ),
    );
  }
  const lives = Array.from({ length: people }, (_, index) => lifeOf(index));
  const applications = lives.flatMap((life) => applicationIn(life, step) ?? []);
  yield listedSource('apply-application', 'api', cycles.map(String), applications.map(jsonRow));
  const trainees = lives.flatMap((life) => traineeIn(life, step) ?? []);
  yield listedSource('register-trainee', 'api', ['*', ...providers.map((each) => each.ukprn)], trainees.map(jsonRow));
  yield listedSource('register-sign-off', 'file', [], signOffsIn(step));
}

/** Every other provider signs off in September, the rest in October. */
function signOffsIn(step: number): readonly Uint8Array[] {
  const year = step < 12 ? 2025 : 2026;
  const half = step % 12 === 11 ? 0 : step === 12 || step === 24 ? 1 : undefined;
  const academicYear = half === 1 ? year - 1 : year;
  return providers
    .filter((provider) => provider.index % 2 === half)
    .map(({ ukprn }) =>
      textRow(`ukprn,academic_year,signed_off_at\n${ukprn},${academicYear},${academicYear}-09-25T10:00:00Z`),
    );
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
