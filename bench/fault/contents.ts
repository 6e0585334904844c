import type { Pool } from 'pg';
import { readFeedStates } from '#store/feed-state.ts';
import { readProjectedLines } from '#store/rebuilding.ts';
import type { FaultFeed } from './fault-feed.ts';

/** What a ledger holds, without the ids and instants that no two ledgers share. */
export type Contents = {
  readonly answers: ReadonlySet<string>;
  /** Every statement that stands now. */
  readonly statements: ReadonlySet<string>;
  /** The present content of every record, to the byte. */
  readonly records: ReadonlySet<string>;
  /** How often each record's content was written down. */
  readonly versions: ReadonlyMap<string, number>;
  readonly people: number;
  readonly gone: ReadonlySet<string>;
};

export async function contentsOf(pool: Pool): Promise<Contents> {
  const lines = async (query: string): Promise<readonly string[]> =>
    (await pool.query(`select concat_ws(' ', ${query}`)).rows.map((row) => row.concat_ws);
  const versions = await lines("feed, channel, record_key, encode(hash, 'hex')) from version");
  const [people = '0'] = await lines('count(distinct person_id)) from link where recorded_to is null');
  return {
    answers: new Set(await readProjectedLines(pool)),
    statements: new Set(
      await lines('feed, channel, record_key, attribute, item, value) from observation where recorded_to is null'),
    ),
    records: new Set(await lines("feed, channel, record_key, encode(current_hash, 'hex')) from source_record")),
    versions: new Map([...Map.groupBy(versions, (line) => line)].map(([line, all]) => [line, all.length])),
    people: Number(people),
    gone: new Set(
      await lines(
        `feed, channel, record_key) from (select distinct on (feed, channel, record_key) feed, channel, record_key, state
          from presence order by feed, channel, record_key, recorded_from desc) as newest where state = 'gone'`,
      ),
    ),
  };
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
 * this one alone, people who are more than they were, and contents that were written down more often.
 * @param restamped a clock that was off stamped rows as they never were stamped otherwise: only what they say is compared
 */
export function differenceOf(found: Contents, undisturbed: Contents, restamped: boolean): Difference {
  const lacks = [
    ...undisturbed.statements.difference(found.statements),
    ...(restamped ? [] : undisturbed.records.difference(found.records)),
  ];
  const invented = [...found.statements.difference(undisturbed.statements)];
  const again = [...found.versions].filter(([line, times]) => times > Math.max(1, undisturbed.versions.get(line) ?? 0));
  const doubled = invented.length + again.length + Math.max(0, found.people - undisturbed.people);
  const ended = [...found.gone.difference(undisturbed.gone)];
  const answers = found.answers.difference(undisturbed.answers);
  const isSame = lacks.length + doubled + ended.length + answers.size === 0;
  const lines = [
    ...some('lost', lacks),
    ...some('invented', invented),
    ...some(
      'again',
      again.map(([line]) => line),
    ),
    ...some('ended', ended),
    ...some('answers', [...answers]),
  ];
  return { isSame, lost: lacks.length, doubled, wronglyEnded: ended.length, lines };
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
