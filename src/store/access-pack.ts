import type { Pool } from 'pg';
import type { Json } from '#kernel/json.ts';

/** How rows of a table are somebody's, as a condition on them (`own`: their records; `themselves`: their ids, also those that were merged away); or why none is. */
export type Belonging =
  | { readonly whose: string; readonly leftOut?: Readonly<Record<string, string>> }
  | { readonly nobodys: string };

const byPerson: Belonging = { whose: 'person_id in (select id from themselves)' };
const byRecord: Belonging = { whose: '(feed, record_key) in (select feed, record_key from own)' };
const ofTasks = 'task_id in (select task_id from review_task_record join own using (feed, record_key))';
const ofOthers = 'it may tell of other people';
const secret = 'it is a key that only you or we may know';

/** Every table, so that a new one is nobody's by oversight: a test compares this with what the database has. */
export const belongings: Readonly<Record<string, Belonging>> = {
  access_log: byPerson,
  access_seal: { nobodys: 'digests of days' },
  answer_link: byRecord,
  api_client: { nobodys: 'other services' },
  change: byPerson,
  channel_shape: { nobodys: 'counts of a feed' },
  cohort_draw: { nobodys: 'a wave of a cohort' },
  cohort_pool: {
    whose: 'account in (select account from cohort_standing where person_id in (select id from themselves))',
  },
  cohort_standing: byPerson,
  contact_code: {
    whose: `account in (select record_key from own where feed = 'sign-in')`,
    leftOut: { code_hash: secret },
  },
  coverage: { nobodys: 'runs of a feed' },
  decision: {
    whose: 'id in (select decision_id from decision_record join own using (feed, record_key))',
    leftOut: { reason: 'some reasons are restricted (domain 1.4)' },
  },
  decision_record: byRecord,
  drift: { nobodys: 'shapes of rows' },
  feed_total: { nobodys: 'counts of a feed' },
  link: byPerson,
  link_decision: {
    whose: 'id in (select decision_id from link_decision_record join own using (feed, record_key))',
    leftOut: { evidence: ofOthers, reason: ofOthers },
  },
  link_decision_record: byRecord,
  match_run: { nobodys: 'counts of a check' },
  migration: { nobodys: 'the form of this database' },
  observation: byRecord,
  payload: { whose: 'hash in (select hash from version join own using (feed, record_key))' },
  person: { whose: 'id in (select id from themselves)' },
  person_contradiction: byPerson,
  person_session: {
    whose: `account in (select record_key from own where feed = 'sign-in')`,
    leftOut: { token_hash: secret, id_token: secret },
  },
  person_span: byPerson,
  person_status: byPerson,
  policy_diff: { nobodys: 'counts of answers' },
  policy_publication: { nobodys: 'a text' },
  presence: byRecord,
  quarantine: byRecord,
  record_block: byRecord,
  record_edge: {
    whose:
      '(left_feed, left_key) in (select feed, record_key from own) and (right_feed, right_key) in (select feed, record_key from own)',
  },
  record_features: byRecord,
  record_identifier: byRecord,
  record_reference: byRecord,
  recording: { nobodys: 'instants' },
  redirect: { whose: 'into_person in (select id from themselves) or from_person in (select id from themselves)' },
  review_event: { whose: ofTasks, leftOut: { reason: ofOthers, detail: ofOthers } },
  review_task: { whose: ofTasks.replace('task_id', 'id'), leftOut: { evidence: ofOthers, question: ofOthers } },
  review_task_record: byRecord,
  run: { nobodys: 'runs of a feed' },
  sign_in_attempt: { nobodys: 'who is away to sign in is not known yet' },
  signing_key: { nobodys: 'our own keys' },
  simulated_clock: { nobodys: 'a clock' },
  source_record: byRecord,
  staff_case: byPerson,
  staff_session: { nobodys: 'those who work with the records' },
  suppression: { nobodys: 'one-way hashes of addresses' },
  version: byRecord,
  watermark: { nobodys: 'runs of a feed' },
};

/** What is no UTF-8 is shown as far as it is. */
const text = new TextDecoder();

export type Pack = Readonly<Record<string, readonly Json[]>>;

/** Every row of theirs in every table, as the database holds it; a body as the text that was sent. */
export async function readPack(pool: Pool, account: string): Promise<Pack> {
  const pack: Record<string, readonly Json[]> = {};
  for (const [table, belonging] of Object.entries(belongings)) {
    if (!('whose' in belonging)) continue;
    const leftOut = Object.keys(belonging.leftOut ?? {});
    const { rows } = await pool.query<{ row: Readonly<Record<string, Json>>; body: Buffer | null }>(
      `with recursive themselves as (
         select person_id as id from link where feed = 'sign-in' and record_key = $1 and recorded_to is null
         union select from_person from redirect join themselves on into_person = themselves.id where redirect.recorded_to is null
       ), own as (
         select feed, record_key from link join themselves on person_id = themselves.id where recorded_to is null
       )
       select to_jsonb(t) - $2::text[] as row, ${table === 'payload' ? 't.body' : 'null::bytea'} as body from (select * from ${table} where ${belonging.whose}) as t`,
      [account, leftOut],
    );
    if (rows.length > 0)
      pack[table] = rows.map(({ row, body }) => (body === null ? row : { ...row, body: text.decode(body) }));
  }
  return pack;
}
