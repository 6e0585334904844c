import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongings } from '#store/access-pack.ts';
import { receive } from './support/ledger.ts';
import { applicationRow } from './support/made-up-row.ts';
import { now, opened } from './support/visitor.ts';

test('the access pack has every row that is held of somebody, in every table, and of nobody else', async (t) => {
  const { person, ledger } = await opened(t);
  const rows = [
    applicationRow('1001', { email: 'ana@mail.test', born: '1999-02-03' }),
    applicationRow('1002', { email: 'other@mail.test', born: '1971-06-04', lastName: 'Otherwise' }),
  ];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  await person.send('/tell/preferred-name', { text: 'Annie', step: 'send' });
  await person.send('/choices/messages', { wanted: 'optional-sms' }, '/choices');
  await person.send('/choices/right', { right: 'restriction' }, '/choices');
  const began = performance.now();
  const { held } = JSON.parse(await person.read('/everything.json'));
  t.diagnostic(`the pack took ${Math.round(performance.now() - began)} ms`);

  const { rows: columns } = await ledger.owner.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`,
  );
  const tables = Map.groupBy(columns, (each) => each.table);
  assert.deepEqual(
    [...tables.keys()].toSorted(),
    Object.keys(belongings).toSorted(),
    'every table says whose its rows are',
  );
  for (const [table, own] of tables) {
    const belonging = belongings[table];
    // Whatever is told apart by a person, a record or an account is somebody's.
    const names = own.map(({ column }) => column);
    const tellsApart = ['person_id', 'record_key', 'account'].some((name) => names.includes(name));
    assert.ok(belonging !== undefined && (!tellsApart || 'whose' in belonging), table);
    if (!('whose' in belonging)) continue;
    for (const [column, because] of Object.entries(belonging.leftOut ?? {}))
      assert.ok(names.includes(column) && because !== '', `${table}.${column}`);
    for (const row of held[table] ?? [])
      assert.deepEqual(
        Object.keys(row).toSorted(),
        names.filter((name) => belonging.leftOut?.[name] === undefined).toSorted(),
        table,
      );
  }
  // Counted another way: all rows that name one of their three or more records.
  const { rows: counted } = await ledger.owner.query(
    `select count(*)::int as rows from observation join link using (feed, record_key)
     where link.recorded_to is null and person_id = (select person_id from link where feed = 'sign-in' and recorded_to is null)`,
  );
  assert.equal(held.observation.length, counted[0].rows);
  for (const table of [
    'link',
    'version',
    'payload',
    'person_status',
    'access_log',
    'decision',
    'person_session',
    'source_record',
  ])
    assert.ok(held[table].length > 0, table);
  assert.match(await person.read('/everything'), /Annie/);
  const whole = JSON.stringify(held);
  assert.match(whole, /Annie/);
  assert.doesNotMatch(whole, /Otherwise|other@mail\.test|"1002"/);
});
