import { type Answer, type Ask, type Fake, pageOf, wholeNumber } from '../answer.ts';
import { academicYearOf } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../population/provider.ts';
import { type Trainee, type TraineeNow, traineeAt } from '../register/trainee.ts';
import { type Instant, londonDayOf, parseInstant } from '../time.ts';
import { traineeRow } from './register-api-row.ts';
import { requestsAMinute } from './throttle.ts';

const root = '/register/api/v2026.1';

export function registerTokenOf(provider: Provider): string {
  return `sandbox-register-${provider.code}`;
}

/** Register's provider API: each token sees one provider, without drafts, and never a gap where a row was. */
export function registerApi(providers: readonly Provider[], trainees: readonly Trainee[], clock: Clock): Fake {
  const ours = new Map(
    providers
      .filter((provider) => provider.volunteers)
      .map((provider) => [`Bearer ${registerTokenOf(provider)}`, trainees.filter((one) => one.provider === provider)]),
  );
  const throttle = requestsAMinute(clock, 100);

  return (ask) => {
    if (ask.method !== 'GET' || !ask.path.startsWith(`${root}/`)) return undefined;
    const tooMany = throttle();
    if (tooMany !== undefined) return tooMany;
    const mine = ours.get(ask.authorization ?? '');
    if (mine === undefined) return { status: 401, body: { error: 'Unauthorized' } };
    const rest = ask.path.slice(root.length);
    if (rest === '/info') {
      return { status: 200, body: { status: 'ok', version: { requested: 'v2026.1', latest: 'v2026.1' } } };
    }
    if (rest === '/trainees') return listOf(ask, mine, clock.now());
    const slug = /^\/trainees\/([a-z0-9]+)$/.exec(rest)?.[1];
    return slug === undefined ? undefined : showOne(mine, slug, clock.now());
  };
}

function showOne(trainees: readonly Trainee[], slug: string, now: Instant): Answer {
  const trainee = trainees.find((one) => one.slug === slug);
  const row = trainee === undefined ? undefined : traineeAt(trainee, now);
  if (row === undefined || row.state.state === 'draft') return notFound('Trainee(s) not found');
  return { status: 200, body: { data: traineeRow(row) } };
}

function listOf(ask: Ask, trainees: readonly Trainee[], now: Instant): Answer {
  const query = readQuery(ask, now);
  if ('status' in query) return query;
  const found = trainees.flatMap((trainee) => {
    const row = traineeAt(trainee, now);
    return row !== undefined && row.state.state !== 'draft' && query.wants(row) ? [row] : [];
  });
  if (found.length === 0) return notFound('No trainees found');

  const direction = ask.query.get('sort_order') === 'asc' ? 1 : -1;
  found.sort(
    (one, other) => direction * (one.updatedAt - other.updatedAt || (one.trainee.slug < other.trainee.slug ? -1 : 1)),
  );
  const size = wholeNumber(ask.query.get('per_page'), 50);
  const page = wholeNumber(ask.query.get('page'), 1);
  const { rows, pages } = pageOf(found, page, size);
  if (rows.length === 0) return notFound('No trainees found');
  return {
    status: 200,
    body: {
      data: rows.map(traineeRow),
      meta: { current_page: page, total_pages: pages, total_count: found.length, per_page: size },
    },
  };
}

function readQuery(ask: Ask, now: Instant): { wants: (row: TraineeNow) => boolean } | Answer {
  const today = londonDayOf(now);
  const errors: Record<string, string[]> = {};
  const yearText = ask.query.get('academic_cycle');
  const year = yearText === null ? academicYearOf(today) : Number(yearText);
  if (!/^\d{4}$/.test(String(year))) errors.academic_cycle = [`${yearText} is not a valid academic cycle year`];
  const sinceText = ask.query.get('since');
  const since = sinceText === null ? 0 : parseInstant(sinceText.replace(' ', '+'));
  if (since === undefined) errors.since = [`${sinceText} is not a valid date`];
  const states = [...ask.query.getAll('status'), ...ask.query.getAll('status[]')];
  const unknown = states.filter((state) => !(state in isOfStatus));
  if (unknown.length > 0) errors.status = unknown.map((state) => `${state} is not a valid status`);
  if (Object.keys(errors).length > 0) {
    return { status: 422, body: { message: 'Validation failed: 1 error prohibited this request being run', errors } };
  }
  const hasTrn = ask.query.get('has_trn');
  return {
    wants: ({ state, updatedAt }) =>
      state.ittStart !== undefined &&
      academicYearOf(state.ittStart) === year &&
      // Inclusive, unlike Apply's.
      updatedAt >= (since ?? 0) &&
      (states.length === 0 || states.some((status) => isOfStatus[status]?.(state, today) ?? false)) &&
      (hasTrn === null || (state.trn !== undefined) === (hasTrn === 'true')),
  };
}

const isOfStatus: Readonly<Record<string, (state: TraineeNow['state'], today: number) => boolean>> = {
  course_not_yet_started: ({ state, ittStart = 0 }, today) =>
    ittStart > today && state !== 'deferred' && state !== 'withdrawn',
  in_training: ({ state, ittStart = 0 }, today) =>
    ittStart <= today &&
    (state === 'submitted_for_trn' || state === 'trn_received' || state === 'recommended_for_award'),
  deferred: ({ state }) => state === 'deferred',
  awarded: ({ state }) => state === 'awarded',
  withdrawn: ({ state }) => state === 'withdrawn',
};

function notFound(message: string): Answer {
  return { status: 404, body: { errors: [{ error: 'NotFound', message }] } };
}
