import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { type Episode, readEpisodes } from './episode.ts';
import type { Evidence } from './evidence/evidence.ts';
import { type KnownRecord, knownRecords } from './evidence/known-record.ts';
import { type Application, readApplication } from './facet/application.ts';
import { readStartedClaim } from './facet/claim.ts';
import { openReferenceBook, type ReferenceBook } from './facet/reference-book.ts';
import { type Registration, readRegistration } from './facet/registration.ts';

/** One person's evidence as known at an instant, read into facets and episodes; every question about a day is put to this. */
export type PersonView = {
  readonly knownAt: Instant;
  readonly records: readonly KnownRecord[];
  readonly references: readonly KnownRecord[];
  readonly applications: readonly Application[];
  readonly registrations: readonly Registration[];
  readonly episodes: readonly Episode[];
  readonly book: ReferenceBook;
  readonly coverage: Evidence['coverage'];
};

/** @param evidence with just those references that the records name by what is known (`asKnown`, for a past instant) */
export function viewPerson(evidence: Evidence, knownAt: Instant, policy: Policy): PersonView {
  const own = [...knownRecords(evidence.own, knownAt).values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const references = knownRecords(evidence.references, knownAt);
  const book = openReferenceBook(references);
  const applications = own
    .filter((each) => each.ref.feed === 'apply-application')
    .map((each) => readApplication(each, book));
  const registrations = own
    .filter((each) => each.ref.feed === 'register-trainee')
    .map((each) => readRegistration(each, book));
  const claims = own
    .filter((each) => each.ref.feed === 'claim')
    .flatMap((each) => readStartedClaim(each, policy) ?? [])
    .toSorted((a, b) => (a.saidAt < b.saidAt ? -1 : 1));
  const episodes = readEpisodes(applications, registrations, claims, book, policy);
  return {
    knownAt,
    records: own,
    references: [...references.values()],
    applications,
    registrations,
    episodes,
    book,
    coverage: evidence.coverage,
  };
}

function nameOf(record: KnownRecord): string {
  return `${record.ref.feed}:${record.ref.key}`;
}
