import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createTestDatabase } from '../../test/support/database.ts';
import { createPool } from './pool.ts';

const database = await createTestDatabase({ isEmpty: true });
after(database.drop);

test('an instant comes back in UTC with its six digits, whatever the server is set to', async () => {
  const elsewhere = `set timezone to 'Asia/Dhaka'; set datestyle to 'SQL, DMY'`;
  await database.pool.query(
    `alter role current_user in database ${database.connection.database} ${elsewhere.split(';')[0]}`,
  );
  const pool = createPool(database.connection);
  const { rows } = await pool.query(`
    select timestamptz '2025-09-01 11:00:00.123456+01' as full, timestamptz '2025-12-01 10:00:00+00' as whole,
      timestamptz '2025-12-01 10:00:00.5+00' as half, timestamptz 'infinity' as forever,
      array[timestamptz '2025-12-01 10:00:00+00', null] as several`);
  await pool.end();
  assert.deepEqual(rows[0], {
    full: '2025-09-01T10:00:00.123456Z',
    whole: '2025-12-01T10:00:00.000000Z',
    half: '2025-12-01T10:00:00.500000Z',
    forever: 'infinity',
    several: ['2025-12-01T10:00:00.000000Z', null],
  });
});

test('an instant goes in as text and comes back the same', async () => {
  const instant = '2025-10-26T00:59:59.000001Z';
  const { rows } = await database.pool.query('select $1::timestamptz as instant', [instant]);
  assert.equal(rows[0].instant, instant);
});

test('a session that was moved to another time zone is an error, not a wrong hour', async () => {
  const client = await database.pool.connect();
  await client.query(`set timezone to 'Europe/London'`);
  await assert.rejects(client.query(`select timestamptz '2025-07-01 10:00:00+00'`), /timezone changed/);
  client.release(true);
});

test('a date is its text and a whole number a number while it is exact', async () => {
  const { rows } = await database.pool.query(`
    select date '2025-02-28' as day, 42::int8 as count, 9007199254740993::int8 as huge, array[1, 2]::int8[] as counts,
      '{}'::date[] as none`);
  assert.deepEqual(rows[0], { day: '2025-02-28', count: 42, huge: '9007199254740993', counts: [1, 2], none: [] });
});

test('a DATABASE_URL keeps its own options beside ours', async () => {
  const { host, port, user, database: name } = database.connection;
  const url = new URL(`postgres://${user}@localhost:${port}/${name}`);
  url.searchParams.set('host', host);
  url.searchParams.set('options', '-c work_mem=7MB');
  const pool = createPool({ connectionString: url.href });
  const { rows } = await pool.query(`
    select current_setting('work_mem') as memory, current_setting('timezone') as zone,
      current_setting('application_name') as name`);
  await pool.end();
  assert.deepEqual(rows[0], { memory: '7MB', zone: 'UTC', name: 'teacher-success' });
});
