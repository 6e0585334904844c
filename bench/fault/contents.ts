import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Feed } from '#source/feed.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { readProjectedLines } from '#store/rebuilding.ts';
import type { FaultFeed } from './fault-feed.ts';
import type { FaultKind } from './fault-kind.ts';

/** What a ledger holds, without the ids and instants that no two ledgers share. */
export type Contents = {
  readonly answers: ReadonlySet<string>;
  /** The records that it holds. */
  readonly held: ReadonlySet<string>;
  /** Every statement that stands now. */
  readonly statements: ReadonlySet<string>;
  /** The present content of every record, to the byte. */
  readonly records: ReadonlySet<string>;
  /** Contents that were written down twice in a row. */
  readonly repeated: number;
  readonly people: number;
  readonly gone: ReadonlySet<string>;
  /**
   * By feed, of whom something was read that was overtaken at a later reading. Whoever could not read the first never hears
   * of it: no source tells what it said yesterday. Their answers of now are compared, and not what was believed between.
   */
  readonly overtaken: ReadonlyMap<string, ReadonlySet<string>>;
};

/** @param since what was recorded later is of the readings that are compared */
export async function contentsOf(pool: Pool, since: Instant): Promise<Contents> {
  const lines = async (query: string): Promise<readonly string[]> =>
    (await pool.query(`select concat_ws('|', ${query}`)).rows.map((row) => row.concat_ws);
  const [repeated = '0'] = await lines(
    `count(*)) from (select hash = lag(hash) over (partition by feed, channel, record_key order by recorded_from, id) as again from version) as each where again`,
  );
  const [people = '0'] = await lines('count(distinct person_id)) from link where recorded_to is null');
  return {
    answers: new Set(await readProjectedLines(pool)),
    held: new Set(await lines('feed, record_key) from source_record')),
    statements: new Set(
      await lines('feed, record_key, channel, attribute, item, value) from observation where recorded_to is null'),
    ),
    records: new Set(await lines("feed, channel, record_key, encode(current_hash, 'hex')) from source_record")),
    repeated: Number(repeated),
    people: Number(people),
    overtaken: await readOvertaken(pool, since),
    gone: new Set(
      await lines(
        `feed, record_key) from (select distinct on (feed, record_key) feed, record_key, state
          from presence order by feed, record_key, recorded_from desc) as newest where state <> 'present'`,
      ),
    ),
  };
}

async function readOvertaken(pool: Pool, since: Instant): Promise<Contents['overtaken']> {
  const { rows } = await pool.query<{ feed: string; names: readonly string[] }>(
    `select feed, array_agg(case when who = person_id::text
         then (select min(other.feed || ':' || other.record_key) from link as other where other.person_id = person_status.person_id and other.recorded_to is null)
         else who end) as names
     from (select feed, record_key from version where recorded_from > $1 group by feed, channel, record_key having count(*) > 1) as twice
     join link using (feed, record_key) join person_status using (person_id) where link.recorded_to is null group by feed`,
    [since],
  );
  return new Map(rows.map(({ feed, names }) => [feed, new Set(names)]));
}

export type Difference = {
  readonly isSame: boolean;
  readonly lost: number;
  readonly doubled: number;
  readonly wronglyEnded: number;
  /** The first few lines in which the two differ, of made-up people. */
  readonly lines: readonly string[];
};

/**
 * Lost: statements and contents of the undisturbed ledger that do not stand in this one. Doubled: statements that stand in
 * this one alone, people who are more than they were, and contents that were written down twice in a row.
 * @param changes what is rightly otherwise: bytes, so that what they say is compared and not they themselves; or records that
 *   this one alone has seen, before they were gone
 */
export function differenceOf(
  found: Contents,
  undisturbed: Contents,
  changes: FaultKind['changes'],
  feed: Feed,
): Difference {
  const lacks = [
    ...undisturbed.statements.difference(found.statements),
    ...(changes === 'bytes' ? [] : undisturbed.records.difference(found.records)),
  ];
  const isCompared = (line: string): boolean =>
    changes !== 'seen' || undisturbed.held.has(line.split('|').slice(0, 2).join('|'));
  const invented = [...found.statements.difference(undisturbed.statements)].filter(isCompared);
  const doubled =
    invented.length +
    Math.max(0, found.repeated - undisturbed.repeated) +
    Math.max(0, found.people - undisturbed.people);
  const ended = [...found.gone.difference(undisturbed.gone)].filter(isCompared);
  const overtaken = undisturbed.overtaken.get(feed) ?? new Set();
  const ours = answersOf(found.answers, overtaken);
  const theirs = answersOf(undisturbed.answers, overtaken);
  const others = ours.symmetricDifference(theirs);
  const isSame = lacks.length + doubled + ended.length + others.size === 0;
  const lines = [
    ...some('lost', lacks),
    ...some('invented', invented),
    ...some('ended', ended),
    ...some('answers', [...ours.difference(theirs)]),
    ...some('undisturbed', [...theirs.difference(ours)]),
  ];
  return { isSame, lost: lacks.length, doubled, wronglyEnded: ended.length, lines };
}

/** What is not known as long as nobody brings again what a sender has given up. */
export type Unsaid = {
  /** Records of the feed itself. */
  readonly records: number;
  /** Statements of other feeds. */
  readonly others: number;
  /** People whose status, its confidence, source, rule or day is another. */
  readonly statuses: number;
};

export function unsaidIn(found: Contents, undisturbed: Contents, feed: Feed): Unsaid {
  const isOwn = (line: string): boolean => line.startsWith(`${feed}|`);
  const lacks = [...undisturbed.statements.difference(found.statements)];
  return {
    records: [...undisturbed.held.difference(found.held)].filter(isOwn).length,
    others: lacks.filter((line) => !isOwn(line)).length,
    statuses: headlines(found).symmetricDifference(headlines(undisturbed)).size,
  };
}

/** Every content that came by webhook after an instant, by feed. */
export async function sentTo(pool: Pool, since: Instant): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query<{ feed: string; row: string }>(
    `select feed, convert_from(body, 'utf8') as row from version join payload using (hash)
     where channel = 'webhook' and recorded_from > $1 order by recorded_from, id`,
    [since],
  );
  return new Map([...Map.groupBy(rows, ({ feed }) => feed)].map(([feed, own]) => [feed, own.map(({ row }) => row)]));
}

function answersOf(answers: ReadonlySet<string>, overtaken: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...answers].map((line) => (overtaken.has(line.split(' ', 1)[0] ?? '') ? headlineOf(line) : line)));
}

function headlines({ answers }: Contents): ReadonlySet<string> {
  return new Set([...answers].map(headlineOf));
}

/** Who, code, confidence, source, rule and since. */
function headlineOf(line: string): string {
  return line.split(' ').slice(0, 6).join(' ');
}

function some(what: string, lines: readonly string[]): readonly string[] {
  return lines.slice(0, 3).map((line) => `${what}: ${line}`);
}

/** What `teacher-success feed` says of a feed's channel. */
export async function saidOf(
  pool: Pool,
  { feed, channel }: FaultFeed,
): Promise<{ outcome: string; problem: string | null }> {
  const state = (await readFeedStates(pool)).find((each) => each.feed === feed && each.channel === channel);
  return { outcome: state?.outcome ?? 'never', problem: state?.problem ?? null };
}
