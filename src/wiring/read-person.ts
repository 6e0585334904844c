import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { narrow } from '#access/narrow.ts';
import { mayReadField, mayTellTimeline, type Permission, permissionOf } from '#access/permission.ts';
import { evidenceOf, recordsOfProvider } from '#access/provider-scope.ts';
import type { Asked, ReadProblem } from '#access/reading.ts';
import { hasRestrictedReason } from '#access/restricted.ts';
import { isPersonId } from '#identity/person-id.ts';
import { formatInstant, type Instant, londonDate } from '#kernel/instant.ts';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { AccessText } from '#policy/access.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { asKnown } from '#record/evidence/reference.ts';
import type { School } from '#record/facet/school.ts';
import { type PersonView, viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { isRestrictedOn } from '#record/rights-request.ts';
import { parseRef } from '#source/record-ref.ts';
import { type Reading, readEvidence, type Who } from '#store/person-reading.ts';
import { policyUnder } from '#store/policy-in-force.ts';
import type { LogRead } from './access-log.ts';
import { parseKnownAt } from './asked-times.ts';
import { readSchools } from './read-schools.ts';

export type ReadAnswer = {
  readonly record: PersonRecord;
  /** Sections that this reader may not read, and so are empty in the record. */
  readonly withheld: readonly string[];
  /** Whether they may read how an attribute changed. */
  readonly mayTell: (attribute: string) => boolean;
  readonly view: PersonView;
  readonly evidence: Evidence;
  /** Under which it was judged: the one in force at its known instant. */
  readonly policy: Policy;
  /** The schools that these records name by number. */
  readonly schools: readonly School[];
  readonly settled: Instant;
  readonly today: PlainDate;
};

export type ReadPerson = (asked: Asked) => Promise<Result<ReadAnswer, ReadProblem>>;

/** The one way to read a record: every face asks here, and every read of a named person is logged with its purpose. */
export function personReader(pool: Pool, repository: Policy, access: AccessText, log: LogRead): ReadPerson {
  return async (asked) => {
    const permission = permissionOf(access, asked.role, asked.purpose);
    if (permission === null) return fail({ kind: 'not-allowed' });
    const who = parseWho(asked.who);
    if (who === undefined) return fail({ kind: 'bad-who' });
    const asOf = asked.knownAt === null ? null : parseKnownAt(asked.knownAt);
    if (asOf === undefined) return fail({ kind: 'bad-known-at' });
    const { settled, found, heirs, publication } = await readEvidence(pool, who, asOf, readingOf(asked, permission));
    const knownAt = asOf ?? settled;
    if (knownAt > settled) return fail({ kind: 'not-settled', settled: formatInstant(settled) });
    const today = londonDate(settled);
    const validOn = asked.validOn ?? today;
    if (!isPlainDate(validOn)) return fail({ kind: 'bad-valid-on' });
    if (found === null) return fail(heirs.length > 0 ? { kind: 'parted', heirs } : { kind: 'nobody' });
    const { person, redirectedFrom, reviewing } = found;
    const policy = await policyUnder(pool, publication, repository);
    const judge = (known: Evidence) => {
      const seen = viewPerson(asKnown(known, knownAt), knownAt, policy);
      return { view: seen, record: answer(seen, { person, redirectedFrom, reviewing, validOn, knownAt }, policy) };
    };
    const all = withoutRestricted(found.evidence);
    const evidence = asked.role === 'provider' ? partOfProvider(all, judge(all).record, asked.provider) : all;
    if (evidence === null) return fail({ kind: 'nobody' });
    if (!access.roles[asked.role].whileRestricted && isRestrictedOn(all.decisions, today))
      return fail({ kind: 'restricted' });
    const naming = readSchools(pool, evidence.own, knownAt);
    naming.catch(() => undefined);
    const { client, role, purpose } = asked;
    const read = { client, role, purpose, person, sections: [...permission.sections] };
    const logged = log({ id: newId(), ...read, askedFor: 'record', validOn, knownAt });
    const { view, record: whole } = judge(evidence);
    const record = narrow(whole, access, permission);
    const schools = mayReadField(access, permission, 'schools') ? naming : Promise.resolve([]);
    const mayTell = (name: string) => mayTellTimeline(access, permission, name);
    // The answer is worked out while its read is written down, and leaves only once it is.
    await logged;
    const { withheld } = permission;
    return ok({ record, withheld, mayTell, view, evidence, policy, schools: await schools, settled, today });
  };
}

/** A person and a provider are shown some rows alone by the database itself. */
function readingOf(asked: Asked, { scope }: Permission): Reading {
  if (asked.role === 'provider') return { kind: 'provider', provider: asked.provider };
  return scope === 'own' ? { kind: 'own' } : { kind: 'everybody' };
}

/** What a provider's own records say; null where it has no episode of which it may still know. */
function partOfProvider(evidence: Evidence, record: PersonRecord, provider: string): Evidence | null {
  const records = recordsOfProvider(record, provider);
  return records.size === 0 ? null : evidenceOf(evidence, records);
}

/** No face has the restricted role yet, so nobody is told these reasons. */
function withoutRestricted(evidence: Evidence): Evidence {
  const decisions = evidence.decisions.map((each) =>
    hasRestrictedReason(each.kind) ? { ...each, reason: null } : each,
  );
  return { ...evidence, decisions };
}

/** A person id, or `feed:key` of any of their source records. */
export function parseWho(text: string): Who | undefined {
  if (isPersonId(text)) return { kind: 'person', id: text };
  const ref = parseRef(text);
  return ref === undefined ? undefined : { kind: 'record', ref };
}
