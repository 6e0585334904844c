import type { Pool } from 'pg';
import { readFeedStates } from '#store/feed-state.ts';
import { readProjectedLines } from '#store/rebuilding.ts';
import type { FaultFeed } from './fault-feed.ts';

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
};

export async function contentsOf(pool: Pool): Promise<Contents> {
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
    gone: new Set(
      await lines(
        `feed, record_key) from (select distinct on (feed, record_key) feed, record_key, state
          from presence order by feed, record_key, recorded_from desc) as newest where state <> 'present'`,
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
 * Lost: statements and contents of the undisturbed ledger that do not stand in this one. Doubled: statements of
 * its records that stand in this one alone, people who are more than they were, and contents that were written down twice in a row.
 * @param restamped a clock that was off stamped rows as they never were stamped otherwise: what they say is compared, and
 *   each person's status, but not on which of two words of one moment it rests
 */
export function differenceOf(found: Contents, undisturbed: Contents, restamped: boolean): Difference {
  const lacks = [
    ...undisturbed.statements.difference(found.statements),
    ...(restamped ? [] : undisturbed.records.difference(found.records)),
  ];
  const isHeld = (line: string): boolean => undisturbed.held.has(line.split('|').slice(0, 2).join('|'));
  const invented = [...found.statements.difference(undisturbed.statements)].filter(isHeld);
  const doubled =
    invented.length +
    Math.max(0, found.repeated - undisturbed.repeated) +
    Math.max(0, found.people - undisturbed.people);
  const ended = [...found.gone.difference(undisturbed.gone)].filter((record) => undisturbed.held.has(record));
  const [answers, usual] = restamped
    ? [headlines(found), headlines(undisturbed)]
    : [found.answers, undisturbed.answers];
  const others = answers.difference(usual);
  const isSame = lacks.length + doubled + ended.length + others.size === 0;
  const lines = [
    ...some('lost', lacks),
    ...some('invented', invented),
    ...some('ended', ended),
    ...some('answers', [...others]),
    ...some('undisturbed', [...usual.difference(answers)]),
  ];
  return { isSame, lost: lacks.length, doubled, wronglyEnded: ended.length, lines };
}

/** Who, code, confidence, source, rule and since. */
function headlines({ answers }: Contents): ReadonlySet<string> {
  return new Set([...answers].map((line) => line.split(' ').slice(0, 6).join(' ')));
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
