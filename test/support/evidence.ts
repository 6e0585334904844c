import { type Instant, instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Decided, Decision } from '#record/evidence/decision.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { type PersonView, viewPerson } from '#record/person-view.ts';
import { type Feed, isPersonFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { policy } from './ledger.ts';

/** A row that a source said on a day, at noon UTC, and that we knew at once. */
export type Row = {
  readonly on: string;
  readonly feed: Feed;
  readonly key: string;
  readonly says: Readonly<Record<string, Json>>;
};

/** One person's evidence, and no database: for what the pure core makes of a few rows. */
export function view(rows: readonly Row[], knownAt: Instant, decisions: readonly Decision[] = []): PersonView {
  const observations = rows.flatMap(observationsOf);
  const own: Evidence['own'] = observations.filter((each) => isPersonFeed(each.feed));
  const references = observations.filter((each) => !isPersonFeed(each.feed));
  return viewPerson({ own, references, coverage: [], decisions, sharers: [] }, knownAt, policy);
}

/** A trainee of Register with its usual values; `says` names what matters. */
export function trainee(on: string, says: Row['says'] = {}): Row {
  const usual = {
    state: 'trn_received',
    ukprn: '10000001',
    itt_start_date: '2025-09-01',
    trainee_start_date: says.itt_start_date ?? '2025-09-01',
    submitted_for_trn_at: `${on}T12:00:00Z`,
  };
  return { on, feed: 'register-trainee', key: 'ana-r', says: { ...usual, ...says } };
}

/** A recruited choice on a course with that start; without one, on a course that Publish does not know. */
export function choice(on: string, start: string | null, says: Row['says'] = {}): readonly Row[] {
  const usual = {
    status: 'recruited',
    recruitment_cycle_year: 2025,
    course_uuid: 'course',
    training_provider_code: '1AA',
  };
  const course: Row = { on, feed: 'publish-course', key: 'course', says: { start_date: start } };
  return [
    { on, feed: 'apply-application', key: '1001', says: { ...usual, ...says } },
    ...(start === null ? [] : [course]),
    provider(on),
  ];
}

export function provider(on: string): Row {
  return { on, feed: 'publish-provider', key: '1AA/2025', says: { ukprn: '10000001', name: 'Aster SCITT' } };
}

export function signOff(on: string, year = 2025): Row {
  return { on, feed: 'register-sign-off', key: `10000001/${year}`, says: { signed_off_at: `${on}T12:00:00Z` } };
}

export function started(on: string, says: Row['says'] = {}): Row {
  return { on, feed: 'claim', key: 'ana-1', says: { kind: 'started', on, said_at: `${on}T12:00:00Z`, ...says } };
}

/** What was decided by hand, and known at once, about records named `feed:key`. */
export function decision(id: string, about: readonly string[], decided: Decided): Decision {
  const refs = about.flatMap((name) => parseRef(name) ?? []);
  return { ...decided, id, author: 'steward', reason: null, recordedFrom: decided.detail.at, about: refs };
}

function observationsOf({ on, feed, key, says }: Row): readonly Observation[] {
  const at = instant(`${on}T12:00:00Z`);
  return Object.entries(says).map(([attribute, value]) => ({
    feed,
    key,
    id: `${feed}:${key} ${attribute} ${on}`,
    channel: 'api',
    attribute,
    item: '',
    value,
    assertedAt: at,
    runStartedAt: at,
    recordedFrom: at,
    recordedTo: null,
  }));
}
