import type { Pool, PoolClient } from 'pg';
import type { PersonPast } from '#identity/assign.ts';
import { deciders, type LinkDecision } from '#identity/link-decision.ts';
import type { NewLinkDecision, TakeBack } from '#identity/new-link-decision.ts';
import type { PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readPersonId } from './row.ts';

/** The decisions that stand about any of these records, each whole. */
export async function readLinkDecisions(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<readonly LinkDecision[]> {
  const { rows } = await client.query({
    name: 'read-link-decisions',
    text: `with named as (
             select distinct decision_id from unnest($1::text[], $2::text[]) as each (feed, record_key)
             cross join lateral (select decision_id from link_decision_record as own where own.feed = each.feed and own.record_key = each.record_key offset 0) as found
           )
           select id, kind, decider, about.feeds, about.keys, about.parts from named join link_decision on id = decision_id
           cross join lateral (select array_agg(feed order by part, feed, record_key) as feeds, array_agg(record_key order by part, feed, record_key) as keys,
             array_agg(part order by part, feed, record_key) as parts from link_decision_record as own where own.decision_id = id) as about
           where kind <> 'take_back' and not exists (select from link_decision as later where later.supersedes = link_decision.id)
           order by id`,
    values: refColumns(refs),
  });
  return rows.map((row) => ({
    id: row.id,
    kind: readKind(row.kind),
    decider: readDecider(row.decider),
    parts: partsOf(row.feeds, row.keys, row.parts),
  }));
}

export async function addLinkDecision(
  { client, recordedAt }: PageTransaction,
  decision: NewLinkDecision,
): Promise<void> {
  const about = decision.parts.flatMap((part, index) => part.map((ref) => ({ ref, index })));
  await Promise.all([
    client.query({
      name: 'add-link-decision',
      text: `insert into link_decision (id, kind, decider, author, second_author, reason, model_version, evidence, recorded_from)
             values ($2, $3, $4, $5, $6, $7, $8, $9, $1)`,
      values: [
        recordedAt,
        decision.id,
        decision.kind,
        decision.decider,
        decision.author,
        decision.secondAuthor,
        decision.reason,
        decision.modelVersion,
        JSON.stringify(decision.evidence),
      ],
    }),
    client.query({
      name: 'add-link-decision-records',
      text: `insert into link_decision_record (feed, record_key, decision_id, part)
             select feed, record_key, $1, part from unnest($2::text[], $3::text[], $4::smallint[]) as each (feed, record_key, part)`,
      values: [decision.id, ...refColumns(about.map(({ ref }) => ref)), plainList(about.map(({ index }) => index))],
    }),
  ]);
}

/** What was decided stands no longer; the row that says so is a decision too. */
export async function takeBackDecision({ client, recordedAt }: PageTransaction, taken: TakeBack): Promise<void> {
  await client.query({
    name: 'take-back-decision',
    text: `insert into link_decision (id, kind, decider, author, reason, evidence, supersedes, recorded_from)
           values ($2, 'take_back', 'steward', $3, $4, '{}', $5, $1)`,
    values: [recordedAt, taken.id, taken.author, taken.reason, taken.supersedes],
  });
}

/** What survivors and parted records are asked: which ids went out of the house, and whose records were before a merge. */
export async function readPersonPast(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
  people: readonly PersonId[],
): Promise<PersonPast> {
  const [published, former] = await Promise.all([
    client.query({
      name: 'read-published',
      text: `select person_id from unnest($1::uuid[]) as each (person_id)
             where exists (select from access_log where access_log.person_id = each.person_id and client in (select name from api_client))`,
      values: [plainList(people)],
    }),
    client.query({
      name: 'read-former',
      text: `select each.feed, each.record_key, before.person_id as former from unnest($1::text[], $2::text[]) as each (feed, record_key)
             cross join lateral (select person_id, recorded_from from link as own where own.feed = each.feed and own.record_key = each.record_key and recorded_to is null offset 0) as held
             cross join lateral (select max(recorded_from) as at from redirect where into_person = held.person_id and recorded_to is null) as merged
             left join lateral (
               select own.person_id from link as own
               where own.feed = each.feed and own.record_key = each.record_key and own.recorded_to is not null
                 and exists (select from redirect where from_person = own.person_id and redirect.recorded_to is null)
               order by own.recorded_to desc limit 1) as before on true
             where before.person_id is not null or held.recorded_from > merged.at`,
      values: refColumns(refs),
    }),
  ]);
  return {
    published: new Set(published.rows.map((row) => readPersonId(row.person_id))),
    former: new Map(
      former.rows.map((row) => [
        formatRef({ feed: readFeed(row.feed), key: row.record_key }),
        row.former === null ? 'later' : readPersonId(row.former),
      ]),
    ),
  };
}

function partsOf(
  feeds: readonly string[],
  keys: readonly string[],
  parts: readonly number[],
): readonly (readonly RecordRef[])[] {
  const found: RecordRef[][] = [];
  for (const [index, part] of parts.entries()) {
    const own = found[part] ?? [];
    own.push({ feed: readFeed(feeds[index]), key: keys[index] ?? '' });
    found[part] = own;
  }
  return Array.from(found, (part) => part ?? []);
}

function readKind(kind: unknown): LinkDecision['kind'] {
  if (kind === 'must' || kind === 'cannot' || kind === 'split') return kind;
  throw new Error(`The database gave a decision of an unknown kind: ${String(kind)}`);
}

function readDecider(text: unknown): LinkDecision['decider'] {
  const found = deciders.find((each) => each === text);
  if (found === undefined) throw new Error(`The database names an unknown decider: ${String(text)}`);
  return found;
}
