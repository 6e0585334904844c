import type { Pool } from 'pg';
import type { HotKey, HotRule } from '#identity/check/match-run.ts';
import { blocked } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { BlockingRule } from '#identity/match/blocking-rule.ts';
import { plainList, textList } from './list.ts';
import { type FeaturesRow, numberOf, toFeatures } from './match-index.ts';

const keysAtOnce = 2000;

/** The smallest number of eight bytes. */
const beforeAll = '-9223372036854775808';

/** The hot keys of the index that pages find candidates by, counted rule by rule; only their counts are held in memory. */
export async function readHotKeys(pool: Pool, matching: Matching, listed: number): Promise<readonly HotRule[]> {
  const least = Math.min(...matching.rules.map(({ atMost }) => atMost));
  const found = new Map<string, HotRule>();
  for (let after = beforeAll; ; ) {
    const keys: readonly CountedKey[] = await readCountedKeys(pool, after, least);
    for (const { rule, ...key } of await withRules(pool, keys, matching)) {
      if (key.records > rule.atMost) found.set(rule.name, add(found.get(rule.name), rule, key, listed));
    }
    const last = keys.at(-1);
    if (last === undefined || keys.length < keysAtOnce) return [...found.values()];
    after = last.number;
  }
}

type CountedKey = FeaturesRow & { readonly number: string; readonly records: number };

/** Keys that more than so many records hold, in the order of their numbers, each with one of its records. */
async function readCountedKeys(pool: Pool, after: string, least: number): Promise<readonly CountedKey[]> {
  const { rows } = await pool.query<CountedKey>({
    name: 'read-counted-keys',
    text: `with counted as (
             select key, count(*)::int as records from record_block where key > $1
             group by key having count(*) > $2 order by key limit $3
           )
           select key::text as number, records, holder.feed, holder.record_key, features from counted
           cross join lateral (select feed, record_key from record_block as own where own.key = counted.key limit 1) as holder
           join record_features as known on known.feed = holder.feed and known.record_key = holder.record_key
           order by key`,
    values: [after, least, keysAtOnce],
  });
  return rows;
}

/** The index keeps keys as numbers: of which rule one is, is told by the keys of a record that holds it. */
async function withRules(
  pool: Pool,
  keys: readonly CountedKey[],
  matching: Matching,
): Promise<readonly (HotKey & { readonly rule: BlockingRule })[]> {
  const asked = keys.flatMap((each) =>
    matching.rules.flatMap((rule) =>
      blocked(toFeatures(each), { rules: [rule] }).keys.map(({ key }) => ({ ...each, rule, key })),
    ),
  );
  if (asked.length === 0) return [];
  const { rows } = await pool.query<{ place: number }>({
    name: 'match-key-numbers',
    text: `select place::int - 1 as place from unnest($1::text[], $2::bigint[]) with ordinality as each (key, number, place) where ${numberOf('key')} = number`,
    values: [textList(asked.map(({ key }) => key)), plainList(asked.map(({ number }) => number))],
  });
  return rows.flatMap(({ place }) => {
    const each = asked[place];
    return each === undefined ? [] : [{ rule: each.rule, records: each.records, key: beginningOf(each.number) }];
  });
}

/** Four digits of sixteen: enough to tell a few keys apart, too few to look for what one says. */
function beginningOf(number: string): string {
  return BigInt.asUintN(64, BigInt(number)).toString(16).padStart(16, '0').slice(0, 4);
}

function add(so: HotRule | undefined, { name, atMost }: BlockingRule, key: HotKey, listed: number): HotRule {
  const { keys, records, worst } = so ?? { keys: 0, records: 0, worst: [] };
  return {
    rule: name,
    atMost,
    keys: keys + 1,
    records: records + key.records,
    worst: [...worst, key].toSorted((a, b) => b.records - a.records).slice(0, listed),
  };
}
