import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { instant } from '#kernel/instant.ts';
import { type Ledger, receive } from './ledger.ts';
import { applicationRow, traineeRow } from './made-up-row.ts';

const now = instant('2025-09-15T09:00:00Z');

/** Made-up people with two records each, a decision about each, and somebody's look at each. */
export async function receivePeople({ pool, owner }: Ledger, people: number): Promise<void> {
  const each = Array.from({ length: people }, (_, index) => String(1001 + index));
  const page = { channel: 'api', runStartedAt: now } as const;
  await receive(pool, [
    {
      feed: 'apply-application',
      ...page,
      rows: each.map((key, index) =>
        applicationRow(key, {
          email: `p${key}@mail.test`,
          provider: providerOf(index),
          lastName: `Reyes${'abcdefghij'[index % 10]}${index}`,
          born: bornOf(index),
        }),
      ),
    },
    {
      feed: 'register-trainee',
      ...page,
      rows: each.map((key, index) =>
        traineeRow(`t-${key}`, {
          application_id: key,
          trn: String(3_000_000 + index),
          state: 'trn_received',
          date_of_birth: bornOf(index),
        }),
      ),
    },
  ]);
  await owner.query(
    `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at)
     select gen_random_uuid(), now(), 'test', 'operations', id, 'record', '2025-09-15', now() from person`,
  );
}

function bornOf(index: number): string {
  return `19${80 + (index % 19)}-0${1 + (index % 9)}-${10 + (index % 18)}`;
}

/** Everything that names a person, asked for without any filter of ours. */
const reads = [
  'select feed, record_key from observation where feed = $1 and record_key = $2',
  'select feed, record_key from presence where feed = $1 and record_key = $2',
  'select feed, record_key from record_reference where feed = $1 and record_key = $2',
  'select feed, record_key from decision_record where feed = $1 and record_key = $2',
  'select feed, record_key from review_task_record where feed = $1 and record_key = $2',
  'select feed, record_key from link where feed = $1 and record_key = $2',
  'select $1::text as feed, $2::text as record_key from access_log where person_id = (select $3::uuid)',
  'select $1::text as feed, $2::text as record_key from person where id = (select $3::uuid)',
];

/** The log tells a provider nothing. */
const readsOfProvider = reads.filter((text) => !text.includes('access_log'));

type Held = { readonly feed: string; readonly record_key: string; readonly person_id: string };

/**
 * Reads records at random as one person after another, with nothing but row-level security between them.
 * @returns how many rows of others were shown, and how many of their own
 */
export async function readAtRandom(
  { pool }: Ledger,
  count: number,
  random: () => number,
): Promise<{ readonly foreign: number; readonly own: number }> {
  const { rows: held } = await pool.query<Held>(
    'select feed, record_key, person_id from link where recorded_to is null',
  );
  const pick = (): Held => {
    const one = held[Math.floor(random() * held.length)];
    assert.ok(one);
    return one;
  };
  let [foreign, own] = [0, 0];
  const client = await pool.connect();
  try {
    for (let done = 0; done < count; done += 500) {
      const reader = pick();
      await client.query('begin');
      await be(client, reader.person_id);
      const asked = Array.from({ length: Math.min(500, count - done) }, () => (random() < 0.1 ? reader : pick()));
      const answers = await Promise.all(
        asked.map(({ feed, record_key, person_id }, index) => {
          const text = reads[(done + index) % reads.length] ?? '';
          return client.query(text, text.includes('$3') ? [feed, record_key, person_id] : [feed, record_key]);
        }),
      );
      for (const [index, { rowCount }] of answers.entries()) {
        if (asked[index]?.person_id === reader.person_id) own += rowCount ?? 0;
        else foreign += rowCount ?? 0;
      }
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
  return { foreign, own };
}

/** Every tenth person trains with each of ten providers. */
function providerOf(index: number): string {
  return `${index % 10}AA`;
}

/**
 * Reads records at random as one provider after another, with nothing but row-level security between them.
 * @returns how many rows of other providers' people were shown, and how many of their own
 */
export async function readAsProviders(
  { pool }: Ledger,
  count: number,
  random: () => number,
): Promise<{ readonly foreign: number; readonly own: number }> {
  const { rows: held } = await pool.query<Held>(
    'select feed, record_key, person_id from link where recorded_to is null',
  );
  let [foreign, own] = [0, 0];
  const client = await pool.connect();
  try {
    for (let done = 0; done < count; done += 500) {
      const reader = Math.floor(random() * 10);
      await client.query('begin');
      await client.query(`select set_config('teacher_success.provider', $1, true)`, [providerOf(reader)]);
      await client.query('set local role teacher_success_provider');
      const asked = Array.from({ length: Math.min(500, count - done) }, () => held[Math.floor(random() * held.length)]);
      const answers = await Promise.all(
        asked.map((one, index) => {
          assert.ok(one);
          const text = readsOfProvider[(done + index) % readsOfProvider.length] ?? '';
          const { feed, record_key, person_id } = one;
          return client.query(text, text.includes('$3') ? [feed, record_key, person_id] : [feed, record_key]);
        }),
      );
      for (const [index, { rowCount }] of answers.entries()) {
        if (trainsWith(asked[index]?.record_key ?? '') === reader) own += rowCount ?? 0;
        else foreign += rowCount ?? 0;
      }
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
  return { foreign, own };
}

/** By the key, which both records of a person share. */
function trainsWith(key: string): number {
  return (Number(key.replace('t-', '')) - 1001) % 10;
}

async function be(client: PoolClient, person: string): Promise<void> {
  await client.query(`select set_config('teacher_success.person', $1, true)`, [person]);
  await client.query('set local role teacher_success_own');
}
