import type { Json } from '#kernel/json.ts';
import { memberOf } from '#kernel/json.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import { isFullTime } from '#source/study-mode.ts';
import { writeCourse, writePlace, writeStage } from '../match/career.ts';
import type { ProviderBook } from './provider-book.ts';

/** What a record says of the road into teaching; each list in an order that depends on its values alone. */
export type Career = {
  /** Cycles of recruitment: those of an application, and those to which the start of a training can belong. */
  readonly year: readonly string[];
  readonly stage: readonly string[];
  /** Full-time courses with the days that they take. */
  readonly course: readonly string[];
  readonly place: readonly string[];
};

/**
 * Years and places count that were ever said. Of a training only the days count that are said now, of the channel that
 * said so last: once it ended early it took no longer.
 */
export function careerOf(feed: Feed, said: readonly Observation[], providers: ProviderBook): Career {
  switch (feed) {
    case 'apply-application':
      return ofChoice(said, providers);
    case 'register-trainee':
      return ofTrainee(said, providers);
    case 'trs-person':
      return ofTeacher(said);
    default:
      return nothing;
  }
}

/** Attributes that it reads: a change of one makes a record be compared again. */
export const careerAttributes: readonly string[] = [
  'recruitment_cycle_year',
  'submitted_at',
  'training_provider_code',
  'accredited_provider_code',
  'ukprn',
  'provider_name',
  'study_mode',
  'submitted_for_trn_at',
  'itt_start_date',
  'trainee_start_date',
  'itt_end_date',
  'defer_date',
  'return_from_deferral_date',
  'reinstate_date',
  'withdrawal_date',
  'outcome_date',
  'route',
  'qts_holds_from',
];

const nothing: Career = { year: [], stage: [], course: [], place: [] };

function ofChoice(said: readonly Observation[], { byCode }: ProviderBook): Career {
  const codes = ['training_provider_code', 'accredited_provider_code'].flatMap((name) => textsOf(said, name));
  return {
    ...nothing,
    year: sorted(textsOf(said, 'recruitment_cycle_year')),
    stage: sorted(valuesOf(said, 'submitted_at').flatMap((at) => applied(day(at)))),
    place: sorted(codes.flatMap(byCode).map((ukprn) => writePlace('applied', ukprn))),
  };
}

function ofTrainee(said: readonly Observation[], { byName }: ProviderBook): Career {
  const providers = sorted([...textsOf(said, 'ukprn'), ...textsOf(said, 'provider_name').flatMap(byName)]);
  const now = (attribute: string): string | undefined => day(newest(said, attribute));
  const [ittStart, ownStart] = [now('itt_start_date'), now('trainee_start_date')];
  const from = ownStart !== undefined && (ittStart === undefined || ownStart > ittStart) ? ownStart : ittStart;
  const passed = now('outcome_date');
  const to = [passed, now('withdrawal_date'), pausedSince(now), now('itt_end_date')]
    .filter((each) => each !== undefined)
    .toSorted()[0];
  // A draft that was never sent proves nothing.
  const isSent = newest(said, 'submitted_for_trn_at') !== null;
  const isTraining = isSent && from !== undefined && to !== undefined && from < to;
  const mode = text(newest(said, 'study_mode'))[0] ?? '';
  return {
    year: sorted(valuesOf(said, 'itt_start_date').flatMap((each) => cyclesFor(day(each)))),
    stage: isTraining ? [writeStage({ kind: passed === to ? 'passed' : 'trained', from, to })] : [],
    course: isTraining && isFullTime(mode) ? providers.map((ukprn) => writeCourse(ukprn, from, to)) : [],
    place: providers.map((ukprn) => writePlace('trained', ukprn)),
  };
}

/** Since when somebody has paused and not come back. */
function pausedSince(now: (attribute: string) => string | undefined): string | undefined {
  const paused = now('defer_date');
  const returned = now('return_from_deferral_date') ?? now('reinstate_date');
  return paused !== undefined && (returned === undefined || returned < paused) ? paused : undefined;
}

/** The regulator does not say how much of the week a training takes, and most take all of it. */
function ofTeacher(said: readonly Observation[]): Career {
  const ever = valuesOf(said, 'route');
  const routes = said
    .filter(({ attribute, recordedTo }) => attribute === 'route' && recordedTo === null)
    .flatMap(({ value }) => training(value));
  const qualified = day(newest(said, 'qts_holds_from'));
  const stages = routes.map(({ hasPassed, from, to }) =>
    writeStage({ kind: hasPassed ? 'passed' : 'trained', from, to }),
  );
  const ownDay = qualified === undefined || routes.some(({ hasPassed }) => hasPassed) ? [] : [qualified];
  return {
    year: sorted(ever.flatMap((route) => cyclesFor(day(memberOf(route, 'training_start_date'))))),
    stage: sorted([...stages, ...ownDay.map((on) => writeStage({ kind: 'qualified', on }))]),
    course: sorted(routes.flatMap(({ ukprn, from, to }) => (ukprn === undefined ? [] : writeCourse(ukprn, from, to)))),
    place: sorted(
      ever.flatMap((route) => text(memberOf(route, 'provider_ukprn')).map((ukprn) => writePlace('trained', ukprn))),
    ),
  };
}

function training(route: Json) {
  const [from, to] = [day(memberOf(route, 'training_start_date')), day(memberOf(route, 'training_end_date'))];
  if (from === undefined || to === undefined || from >= to) return [];
  return [
    { from, to, ukprn: text(memberOf(route, 'provider_ukprn'))[0], hasPassed: memberOf(route, 'status') === 'Holds' },
  ];
}

function applied(on: string | undefined): readonly string[] {
  return on === undefined ? [] : [writeStage({ kind: 'applied', on })];
}

/** The cycles in which one may have applied for a training that began then: a course of cycle 2025 starts from January 2025 to July 2026. */
function cyclesFor(on: string | undefined): readonly string[] {
  if (on === undefined) return [];
  const year = Number(on.slice(0, 4));
  return on.slice(5) >= '08-01' ? [String(year)] : [String(year - 1), String(year)];
}

/** What stands, of all channels the one whose source said it last; null where nothing does. */
function newest(said: readonly Observation[], wanted: string): Json {
  const standing = said.filter(
    ({ attribute, recordedTo, value }) => attribute === wanted && recordedTo === null && value !== null,
  );
  const last = standing.toSorted(
    (a, b) => compare(a.assertedAt, b.assertedAt) || compare(String(a.value), String(b.value)),
  );
  return last.at(-1)?.value ?? null;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function valuesOf(said: readonly Observation[], wanted: string): readonly Json[] {
  return said.flatMap(({ attribute, value }) => (attribute === wanted ? [value] : []));
}

function textsOf(said: readonly Observation[], wanted: string): readonly string[] {
  return valuesOf(said, wanted).flatMap(text);
}

function text(value: Json | undefined): readonly string[] {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [String(value)] : [];
}

function day(value: Json | undefined): string | undefined {
  const found = typeof value === 'string' ? value.slice(0, 10) : '';
  return isPlainDate(found) ? found : undefined;
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
