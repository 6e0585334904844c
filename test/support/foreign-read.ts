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

type Shown = { readonly foreign: number; readonly own: number };

/**
 * Reads records at random as one person after another, with nothing but row-level security between them.
 * @returns how many rows of others were shown, and how many of their own
 */
export function readAtRandom(ledger: Ledger, count: number, random: () => number): Promise<Shown> {
  return readAs(ledger, count, random, reads, (pick) => {
    const reader = pick();
    return {
      be: async (client) => {
        await client.query(`select set_config('teacher_success.person', $1, true)`, [reader.person_id]);
        await client.query('set local role teacher_success_own');
      },
      ask: () => (random() < 0.1 ? reader : pick()),
      isOwn: ({ person_id }) => person_id === reader.person_id,
    };
  });
}

/** The same as one provider after another: every tenth person trains with each of ten. */
export function readAsProviders(ledger: Ledger, count: number, random: () => number): Promise<Shown> {
  return readAs(ledger, count, random, readsOfProvider, (pick) => {
    const reader = Math.floor(random() * 10);
    return {
      be: async (client) => {
        await client.query(`select set_config('teacher_success.provider', $1, true)`, [providerOf(reader)]);
        await client.query('set local role teacher_success_provider');
      },
      ask: pick,
      // By the key, which both records of a person share.
      isOwn: ({ record_key }) => (Number(record_key.replace('t-', '')) - 1001) % 10 === reader,
    };
  });
}

function providerOf(index: number): string {
  return `${index % 10}AA`;
}

type Reader = {
  readonly be: (client: PoolClient) => Promise<void>;
  readonly ask: () => Held;
  readonly isOwn: (held: Held) => boolean;
};

/** @param readerOf somebody who reads five hundred times, given a way to pick any record */
async function readAs(
  { pool }: Ledger,
  count: number,
  random: () => number,
  texts: readonly string[],
  readerOf: (pick: () => Held) => Reader,
): Promise<Shown> {
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
      const reader = readerOf(pick);
      await client.query('begin');
      await reader.be(client);
      const asked = Array.from({ length: Math.min(500, count - done) }, reader.ask);
      const answers = await Promise.all(
        asked.map(async (one, index) => {
          const { feed, record_key, person_id } = one;
          const text = texts[(done + index) % texts.length] ?? '';
          const values = text.includes('$3') ? [feed, record_key, person_id] : [feed, record_key];
          return { one, shown: (await client.query(text, values)).rowCount ?? 0 };
        }),
      );
      for (const { one, shown } of answers) {
        if (reader.isOwn(one)) own += shown;
        else foreign += shown;
      }
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
  return { foreign, own };
}
