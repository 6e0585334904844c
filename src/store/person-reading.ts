import type { Pool, PoolClient } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Coverage, Evidence } from '#record/evidence/evidence.ts';
import type { Sharer } from '#record/evidence/sharer.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type DecidedRow, toDecisions } from './decision.ts';
import { evidenceTexts } from './evidence-text.ts';
import { readFeed, readInstant, readPersonId } from './row.ts';
import { instantFromJson, type SaidRow, toObservation } from './said.ts';

/** How a person is asked for: by our id, or by any of their source records. */
export type Who =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'record'; readonly ref: RecordRef };

/** Who reads: whoever may read of everybody, the person themselves, or a provider by its code or UKPRN. */
export type Reading = { readonly kind: 'everybody' | 'own' } | { readonly kind: 'provider'; readonly provider: string };

/** What is known of whom, and the last settled instant, after which nothing may be asked. */
export type FoundEvidence = {
  readonly settled: Instant;
  readonly found: {
    readonly person: PersonId;
    readonly redirectedFrom: PersonId | null;
    /** Records of theirs of which it waits to be decided whose they are: one of each question. */
    readonly reviewing: readonly string[];
    readonly evidence: Evidence;
  } | null;
  /** Several people hold what was this id's: nobody is found, and these answer in its place. */
  readonly heirs: readonly PersonId[];
  /** The publication of the policy that was in force at that instant; null where none was. */
  readonly publication: string | null;
};

/**
 * All that was known of a person at an instant (null: the last settled one): their records, the courses, providers and
 * sign-offs that these name, and what was decided by hand about them. An id that was merged away answers with its successor, or tells its heirs.
 *
 * Two statements in one round trip: what is settled must be fixed before the evidence is looked at, or a page that is
 * committed between the two would be missed at an instant that includes it.
 * @param reading who reads: where the database shows only some rows to them, it does so whatever is asked
 */
export async function readEvidence(
  pool: Pool,
  who: Who,
  knownAt: Instant | null,
  reading: Reading = { kind: 'everybody' },
): Promise<FoundEvidence> {
  const client = await pool.connect();
  let broken = false;
  try {
    const isPart = reading.kind !== 'everybody';
    const kind = isPart ? `-${reading.kind}` : '';
    const opening = openAs(client, who, reading);
    const [settling, answered] = await Promise.all([
      client.query({
        name: 'settle',
        text: `select settled, set_config('teacher_success.settled', settled::text, false) from settled_instant() as settled`,
      }),
      client.query(
        who.kind === 'record'
          ? {
              name: `read-by-record${kind}`,
              text: isPart ? evidenceTexts.byRecord.own : evidenceTexts.byRecord.whole,
              values: [who.ref.feed, who.ref.key, knownAt],
            }
          : {
              name: `read-by-person${kind}`,
              text: isPart ? evidenceTexts.byPerson.own : evidenceTexts.byPerson.whole,
              values: [who.id, knownAt],
            },
      ),
      ...opening,
      ...(isPart ? [client.query('commit')] : []),
    ]);
    const settled = readInstant(settling.rows[0]?.settled);
    const row = answered.rows[0];
    const publication = row?.publication ?? null;
    if (row?.person == null) return { settled, found: null, heirs: (row?.heirs ?? []).map(readPersonId), publication };
    const person = readPersonId(row.person);
    const redirectedFrom = who.kind === 'person' && who.id !== person ? who.id : null;
    return {
      settled,
      found: { person, redirectedFrom, reviewing: row.reviewing ?? [], evidence: readRow(row) },
      heirs: [],
      publication,
    };
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    client.release(broken);
  }
}

function openAs(client: PoolClient, who: Who, reading: Reading): readonly Promise<unknown>[] {
  switch (reading.kind) {
    case 'everybody':
      return [];
    case 'own':
      return asThemselves(client, who);
    case 'provider':
      return asProvider(client, reading.provider);
  }
}

/** From here until the end of the transaction the connection sees records that name this provider, by any of its names. */
function asProvider(client: PoolClient, provider: string): readonly Promise<unknown>[] {
  return [
    client.query('begin'),
    client.query({
      name: 'be-provider',
      text: `select set_config('teacher_success.provider', concat_ws(' ', $1::text, (
               select string_agg(distinct value #>> '{}', ' ') from observation
               where feed = 'publish-provider' and record_key >= $1 || '/' and record_key < $1 || '0' and attribute = 'ukprn')), true)`,
      values: [provider],
    }),
    client.query('set local role teacher_success_provider'),
  ];
}

/** From here until the end of the transaction the connection sees what is theirs, and nothing else of anybody. */
function asThemselves(client: PoolClient, who: Who): readonly Promise<unknown>[] {
  const [feed, key, id] = who.kind === 'record' ? [who.ref.feed, who.ref.key, null] : [null, null, who.id];
  return [
    client.query('begin'),
    client.query({
      name: 'be-oneself',
      text: `select set_config('teacher_success.person', coalesce($3::text, (
               select person_id::text from link where feed = $1 and record_key = $2 and recorded_to is null), ''), true)`,
      values: [feed, key, id],
    }),
    client.query('set local role teacher_success_own'),
  ];
}

type EvidenceRow = {
  readonly own: readonly SaidRow[] | null;
  readonly named: readonly SaidRow[] | null;
  readonly coverage: readonly [string, string, string][] | null;
  readonly decided: readonly DecidedRow[] | null;
  readonly sharers: readonly SharerRow[] | null;
};

type SharerRow = readonly [string, string, readonly Json[] | null, readonly Json[] | null];

function readRow({ own, named, coverage, decided, sharers }: EvidenceRow): Evidence {
  return {
    own: (own ?? []).map(toObservation),
    references: (named ?? []).map(toObservation),
    coverage: (coverage ?? []).map(
      ([feed, scope, completeAt]): Coverage => ({
        feed: readFeed(feed),
        scope,
        completeAt: instantFromJson(completeAt),
      }),
    ),
    decisions: toDecisions(decided ?? []),
    sharers: (sharers ?? []).map(
      ([address, from, firstNames, birthdays]): Sharer => ({
        address,
        from: instantFromJson(from),
        firstNames: (firstNames ?? []).flatMap(textIn),
        birthdays: (birthdays ?? []).flatMap(textIn),
      }),
    ),
  };
}

function textIn(value: Json): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}

/** The last instant before which nothing can change any more. */
export async function readSettled(pool: Pool): Promise<Instant> {
  const { rows } = await pool.query({ name: 'read-settled', text: 'select settled_instant() as at' });
  return readInstant(rows[0]?.at);
}

export async function readClock(pool: Pool): Promise<Instant> {
  const { rows } = await pool.query({ name: 'read-clock', text: 'select clock_now() as at' });
  return readInstant(rows[0]?.at);
}
