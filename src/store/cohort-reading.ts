import type { Pool, PoolClient } from 'pg';
import { isEndedReason, isNeverReason } from '#cohort/reason.ts';
import type { Duplicate } from '#cohort/standing.ts';
import type { SpanOn, StandingOn } from '#cohort/standing-on.ts';
import type { StandingState } from '#cohort/standing-span.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { readDate, readInstantOrNull } from './row.ts';

export type KeptStandings = {
  /** The last instant that the projection holds. */
  readonly knownAt: Instant | null;
  readonly standings: readonly StandingOn[];
  /** People of whom nothing is kept that is true today under these texts. */
  readonly stale: readonly string[];
};

/** Everybody's kept standing on a day, and who must be worked out anew; one snapshot. */
export async function readStandings(
  pool: Pool,
  asked: { readonly cohort: string; readonly textHash: string; readonly on: PlainDate; readonly today: PlainDate },
): Promise<KeptStandings> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query({
      name: 'last-recording',
      text: 'select max(recorded_at) as at from recording',
    });
    const lines = await linesOn(client, asked);
    const duplicates = await duplicatesBy(client, asked);
    const later = await joiningLater(client, asked);
    const stale = await staleOn(client, asked);
    await client.query('commit');
    broken = false;
    return {
      knownAt: readInstantOrNull(rows[0]?.at ?? null),
      standings: lines.map((line) => standingFrom(line, duplicates, later)),
      stale,
    };
  } finally {
    client.release(broken);
  }
}

/** The last instant at which anything was recorded; null in an empty database. */
export async function readLastRecording(pool: Pool): Promise<Instant | null> {
  const { rows } = await pool.query({ name: 'last-recording', text: 'select max(recorded_at) as at from recording' });
  return readInstantOrNull(rows[0]?.at ?? null);
}

type Asked = Parameters<typeof readStandings>[1];

/** Characters that stand between and in no word of a source. */
const betweenFields = '\u001f';
const betweenLines = '\u001e';

/** A line of text a person: a fifth of the time of a row of the protocol each (60,000 people). */
async function linesOn(client: PoolClient, { cohort, textHash, on, today }: Asked): Promise<readonly string[]> {
  const { rows } = await client.query<{ lines: string | null }>({
    name: 'read-standings',
    text: `select string_agg(concat_ws(E'\\x1f', person_id, who, state, array_to_string(reasons, ' '), coalesce(membership::text, ''), coalesce(begun::text, ''),
             coalesce(ended::text, ''), coalesce(account, ''), coalesce(stratum, ''), coalesce(contactable::text, ''), array_to_string(because, ' ')), E'\\x1e') as lines
           from (select distinct on (person_id) * from cohort_standing
             where cohort = $1 and text_hash = $2 and account_rank = 0 and valid_from <= $3 order by person_id desc, valid_from desc) as standing
           join person_status using (person_id) where review_on is null or review_on >= $4`,
    values: [cohort, textHash, on, today],
  });
  const text = rows[0]?.lines ?? '';
  return text === '' ? [] : text.split(betweenLines);
}

async function duplicatesBy(
  client: PoolClient,
  { cohort, textHash }: Asked,
): Promise<ReadonlyMap<string, readonly Duplicate[]>> {
  const { rows } = await client.query<{ person: string } & Duplicate>({
    name: 'read-duplicates',
    text: `select person_id as person, account, begun, stratum, because from cohort_standing
           where cohort = $1 and text_hash = $2 and account_rank > 0 order by person_id, account_rank`,
    values: [cohort, textHash],
  });
  const each = rows.map(({ person, account, begun, stratum, because }) => ({
    person,
    account,
    begun,
    stratum,
    because,
  }));
  return Map.groupBy(each, ({ person }) => person);
}

/** Who is a member on a later day, though not yet on this one. */
async function joiningLater(client: PoolClient, { cohort, textHash, on }: Asked): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ person: string }>({
    name: 'read-joining-later',
    text: `select distinct person_id as person from cohort_standing where cohort = $1 and text_hash = $2 and membership is not null and valid_from > $3`,
    values: [cohort, textHash, on],
  });
  return new Set(rows.map(({ person }) => person));
}

async function staleOn(client: PoolClient, { cohort, textHash, today }: Asked): Promise<readonly string[]> {
  const { rows } = await client.query<{ person: string }>({
    name: 'read-stale-standings',
    text: `select person_id as person from person_status where review_on < $3
           union
           select person_id from person_status where not exists (select from cohort_standing
             where cohort_standing.person_id = person_status.person_id and cohort = $1 and text_hash = $2 and account_rank = 0)`,
    values: [cohort, textHash, today],
  });
  return rows.map(({ person }) => person);
}

function standingFrom(
  line: string,
  duplicates: ReadonlyMap<string, readonly Duplicate[]>,
  later: ReadonlySet<string>,
): StandingOn {
  const [person = '', who = '', kind = '', reasons = '', membership, begun, ended, account, stratum, reached, because] =
    line.split(betweenFields);
  const state = stateFrom(kind, reasons, Number(membership), begun ?? '', ended ?? '');
  const span: SpanOn = {
    state,
    account: filled(account),
    stratum: filled(stratum),
    contactable: filled(reached) === null ? null : reached === 'true',
    because: filled(because)?.split(' ') ?? [],
  };
  const ever = state.kind !== 'outside' || later.has(person);
  return { person, who, span, ever, duplicates: duplicates.get(person) ?? [] };
}

function stateFrom(kind: string, reasons: string, membership: number, begun: string, ended: string): StandingState {
  if (kind === 'outside') return { kind, failing: reasons.split(' ').filter(isNeverReason) };
  if (kind === 'inside') return { kind, membership, begun: readDate(begun) };
  if (kind === 'ended' && isEndedReason(reasons))
    return { kind, membership, begun: readDate(begun), ended: readDate(ended), reason: reasons };
  throw new Error(`The database gave no standing: ${kind} ${reasons}`);
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
