import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePurpose } from '#access/purpose.ts';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { parseRef, type RecordRef } from '#source/record-ref.ts';
import { addClient } from '#store/access.ts';
import { readEvidence } from '#store/person-reading.ts';
import { createPool } from '#store/pool.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { accessLog } from '../src/wiring/access-log.ts';
import { stewardDesk } from '../src/wiring/match/steward-desk.ts';
import { followCalendar } from '../src/wiring/sync.ts';
import { partition } from './support/answer.ts';
import { type Ledger, openLedger, policy, receive } from './support/ledger.ts';
import { traineeRow } from './support/made-up-row.ts';

const now = instant('2025-10-20T09:00:00Z');
const steward = { decider: 'steward', author: 'Sam', reason: 'Read the file' } as const;
const other = { ...steward, author: 'Toni' };
const purpose = parsePurpose('review-match');
assert.ok(purpose);
const reader = { client: 'test', role: 'operator' as const, purpose };

test('two trainees with all details but the TRN in common wait for a steward, with the evidence as it was then', async () => {
  await using ledger = await openLedger(now);
  await twoNumbers(ledger);
  const desk = deskOf(ledger);
  const { tasks } = await desk.list({ kind: null, state: null }, 0, 10);
  assert.deepEqual(
    tasks.map(({ kind, state, records }) => ({ kind, state, records })),
    [{ kind: 'two_numbers', state: 'open', records: 2 }],
  );
  const id = tasks[0]?.id ?? '';
  await land(ledger, 'ana-a', { ...ana, first_names: 'Anabel', trn: '3000101', updated_at: '2025-09-02T15:00:00Z' });
  const task = await desk.task(id, reader);
  assert.ok(task);
  assert.deepEqual(
    task.evidence.records.map(({ record, said }) => [
      record,
      said.find(({ attribute }) => attribute === 'first_names')?.value,
    ]),
    [
      ['register-trainee:ana-a', 'Ana'],
      ['register-trainee:ana-b', 'Ana'],
    ],
  );
  // The name has changed since, so nothing ties them any more.
  assert.deepEqual([task.state, task.events.map(({ kind }) => kind)], ['moot', ['opened', 'moot']]);
  const { rows } = await ledger.pool.query('select client, purpose, asked_for from access_log');
  assert.deepEqual(rows, Array(2).fill({ client: 'test', purpose: 'review-match', asked_for: 'review' }));
});

test('people with two TRNs are made one only when a second checker agrees to what the first proposed', async () => {
  await using ledger = await openLedger(now);
  await twoNumbers(ledger);
  const desk = deskOf(ledger);
  const id = (await desk.list({ kind: null, state: null }, 0, 1)).tasks[0]?.id ?? '';
  const proposed = await desk.answer(id, { kind: 'link', records: [] }, steward);
  assert.deepEqual(proposed, { ok: true, value: { kind: 'proposed', task: id } });
  assert.equal((await partition(ledger.pool)).length, 2);
  const again = await desk.answer(id, { kind: 'link', records: [] }, { ...steward, author: 'SAM' });
  assert.deepEqual(again, { ok: false, problem: { kind: 'same-checker' } });
  assert.ok((await desk.answer(id, { kind: 'link', records: [] }, other)).ok);
  assert.equal((await partition(ledger.pool)).length, 1);
  const task = await desk.task(id, reader);
  assert.deepEqual(
    task?.events.map(({ kind, author }) => `${kind} ${author}`),
    ['opened rule', 'proposed Sam', 'decided Sam'],
  );
  const { rows } = await ledger.pool.query('select author, second_author from link_decision');
  assert.deepEqual(rows, [{ author: 'Sam', second_author: 'Toni' }]);
});

test('a task that is put off or asked still waits and is open again on its day, one that was answered is over', async () => {
  await using ledger = await openLedger(now);
  await twoNumbers(ledger);
  const desk = deskOf(ledger);
  const id = (await desk.list({ kind: null, state: null }, 0, 1)).tasks[0]?.id ?? '';
  await desk.answer(id, { kind: 'defer', until: plainDate('2025-11-03') }, steward);
  assert.deepEqual(
    (await desk.list({ kind: null, state: null }, 0, 1)).tasks.map(({ state, until }) => [state, until]),
    [['deferred', '2025-11-03']],
  );
  const work = { pool: ledger.pool, policy };
  await setSimulatedClock(ledger.pool, instant('2025-11-02T23:00:00Z'));
  await followCalendar(work);
  assert.equal((await desk.task(id, reader))?.state, 'deferred');
  await setSimulatedClock(ledger.pool, instant('2025-11-03T00:00:00Z'));
  await followCalendar(work);
  await followCalendar(work);
  const raised = await desk.task(id, reader);
  assert.deepEqual(
    [raised?.state, raised?.events.map(({ kind }) => kind)],
    ['open', ['opened', 'deferred', 'reopened']],
  );
  await desk.answer(id, { kind: 'ask' }, steward);
  assert.ok((await desk.answer(id, { kind: 'apart', records: [] }, steward)).ok);
  assert.deepEqual(await desk.answer(id, { kind: 'ask' }, steward), { ok: false, problem: { kind: 'task-over' } });
  assert.equal((await desk.list({ kind: null, state: null }, 0, 1)).total, 0);
  // The same row again asks nothing: it was answered.
  await land(ledger, 'ana-b', { ...ana, trn: '3000102', updated_at: '2025-09-05T15:00:00Z', nationality: 'British' });
  assert.equal((await desk.list({ kind: null, state: null }, 0, 1)).total, 0);
});

test('an undone link gives both their ids back, and says first what was touched in between', async () => {
  await using ledger = await openLedger(now);
  await land(ledger, 'ana-a', { trn: '3000101' });
  await land(ledger, 'ana-b', { first_names: 'Bea' });
  const [first, second] = [
    await personOf(ledger, 'register-trainee:ana-a'),
    await personOf(ledger, 'register-trainee:ana-b'),
  ];
  const desk = deskOf(ledger);
  const linked = await desk.decide('link', refs('register-trainee:ana-a', 'register-trainee:ana-b'), steward);
  assert.ok(linked.ok && linked.value.kind === 'applied');
  assert.equal(await personOf(ledger, 'register-trainee:ana-b'), first);
  await land(ledger, 'ana-c', { trn: '3000101' });
  const { decision } = linked.value;
  assert.deepEqual((await desk.touched(decision, reader))?.joined, ['register-trainee:ana-c']);
  assert.ok((await desk.undo(decision, other)).ok);
  assert.deepEqual(
    [await personOf(ledger, 'register-trainee:ana-a'), await personOf(ledger, 'register-trainee:ana-b')],
    [first, second],
  );
  assert.equal(await personOf(ledger, 'register-trainee:ana-c'), first);
  assert.deepEqual(await desk.undo(decision, other), { ok: false, problem: { kind: 'taken-back' } });
  const { rows } = await ledger.pool.query(
    "select kind from decision where kind in ('merge', 'split') order by recorded_from",
  );
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['merge', 'split'],
  );
});

test('what a rule joined is undone by telling the two apart, and the rule heeds it', async () => {
  await using ledger = await openLedger(now);
  await land(ledger, 'ana-a', { trn: '3000101' });
  await land(ledger, 'ana-b', { trn: '3000102' });
  await land(ledger, 'ana-b', { trn: '3000101', updated_at: '2025-09-03T15:00:00Z' });
  const { rows } = await ledger.pool.query("select id from decision where kind = 'merge'");
  const desk = deskOf(ledger);
  assert.ok((await desk.undo(rows[0].id, steward)).ok);
  assert.equal((await partition(ledger.pool)).length, 2);
  await land(ledger, 'ana-b', { trn: '3000101', first_names: 'Anna', updated_at: '2025-09-04T15:00:00Z' });
  assert.equal((await partition(ledger.pool)).length, 2);
});

test('an id whose records went to several people tells its heirs', async () => {
  await using ledger = await openLedger(now);
  await land(ledger, 'ana-a', { trn: '3000101' });
  await land(ledger, 'ana-b', { application_id: '1001' });
  await land(ledger, 'ana-c', { application_id: '1001' });
  const old = await personOf(ledger, 'register-trainee:ana-b');
  const desk = deskOf(ledger);
  await desk.decide('link', refs('register-trainee:ana-a', 'register-trainee:ana-b'), steward);
  await desk.decide('split', refs('register-trainee:ana-c'), steward);
  const read = await readEvidence(ledger.pool, { kind: 'person', id: old }, null);
  assert.equal(read.found, null);
  assert.deepEqual(
    read.heirs.toSorted(),
    [await personOf(ledger, 'register-trainee:ana-b'), await personOf(ledger, 'register-trainee:ana-c')].toSorted(),
  );
});

test('an id that a client of the API was given stays when people become one', async () => {
  await using ledger = await openLedger(now);
  await land(ledger, 'ana-a', {});
  await land(ledger, 'ana-b', { first_names: 'Bea' });
  const published = await personOf(ledger, 'register-trainee:ana-b');
  await addClient(ledger.pool, '01890000-0000-7000-8000-000000000001', 'another service', 'token');
  const read = {
    id: '01890000-0000-7000-8000-000000000002',
    client: 'another service',
    purpose: 'operations',
    person: published,
  };
  await accessLog(ledger.pool)({
    ...read,
    askedFor: 'record',
    role: 'operator',
    sections: [],
    validOn: '2025-10-20',
    knownAt: now,
  });
  await deskOf(ledger).decide('link', refs('register-trainee:ana-a', 'register-trainee:ana-b'), steward);
  assert.equal(await personOf(ledger, 'register-trainee:ana-a'), published);
});

test('a decision against one that stands is refused and names it', async () => {
  await using ledger = await openLedger(now);
  await land(ledger, 'ana-a', {});
  await land(ledger, 'ana-b', { first_names: 'Bea' });
  const desk = deskOf(ledger);
  const both = refs('register-trainee:ana-a', 'register-trainee:ana-b');
  const apart = await desk.decide('apart', both, steward);
  assert.ok(apart.ok && apart.value.kind === 'applied');
  assert.deepEqual(await desk.decide('link', both, steward), {
    ok: false,
    problem: { kind: 'against-decision', decision: apart.value.decision },
  });
});

test('64 who decide and land about the same people at once: none is lost, none waits for ever', async () => {
  await using ledger = await openLedger(now);
  for (const key of ['ana-a', 'ana-b', 'ana-c', 'ana-d']) await land(ledger, key, { first_names: key });
  // As many processes as that: each pool has a desk of its own, so that only the database keeps order.
  const pools = Array.from({ length: 8 }, () => createPool(ledger.connection, { role: 'teacher_success_app' }));
  const all = refs(
    'register-trainee:ana-a',
    'register-trainee:ana-b',
    'register-trainee:ana-c',
    'register-trainee:ana-d',
  );
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, async (_, index) => {
      const pool = pools[index % pools.length] ?? ledger.pool;
      const desk = stewardDesk(pool, policy, async () => undefined);
      const pair = [all[index % 4], all[(index + 1 + (index % 3)) % 4]].flatMap((each) => each ?? []);
      if (index % 4 === 3) {
        const said = {
          trn: index % 8 === 3 ? '3000101' : '3000102',
          updated_at: `2025-09-04T15:00:${String(index % 60).padStart(2, '0')}Z`,
        };
        await receive(pool, [
          {
            feed: 'register-trainee',
            channel: 'api',
            runStartedAt: now,
            rows: [traineeRow(all[index % 4]?.key ?? '', said)],
          },
        ]);
        return null;
      }
      const outcome = await desk.decide(index % 4 === 0 ? 'link' : index % 4 === 1 ? 'apart' : 'split', pair, {
        ...steward,
        author: `steward ${index}`,
      });
      return outcome.ok && outcome.value.kind === 'applied' ? outcome.value.decision : null;
    }),
  );
  await Promise.all(pools.map((pool) => pool.end()));
  const kept = outcomes.flatMap((id) => id ?? []);
  const { rows } = await ledger.pool.query(
    'select count(*)::int as decisions from link_decision where id = any($1::uuid[])',
    [kept],
  );
  assert.equal(rows[0].decisions, kept.length);
  const { rows: held } = await ledger.pool.query('select count(*)::int as links from link where recorded_to is null');
  assert.equal(held[0].links, 4);
});

const ana = { first_names: 'Ana', last_name: 'Reyes', date_of_birth: '1999-02-03', email: 'ana@mail.test' };

async function twoNumbers(ledger: Ledger): Promise<void> {
  await land(ledger, 'ana-a', { ...ana, trn: '3000101' });
  await land(ledger, 'ana-b', { ...ana, trn: '3000102' });
}

async function land(ledger: Ledger, key: string, said: Readonly<Record<string, unknown>>): Promise<void> {
  const rows = [traineeRow(key, said)];
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: now, rows }]);
}

function deskOf(ledger: Ledger) {
  return stewardDesk(ledger.pool, policy, accessLog(ledger.pool));
}

async function personOf(ledger: Ledger, record: string) {
  const [ref] = refs(record);
  assert.ok(ref);
  const { found } = await readEvidence(ledger.pool, { kind: 'record', ref }, null);
  assert.ok(found);
  return found.person;
}

function refs(...names: readonly string[]): readonly RecordRef[] {
  return names.flatMap((name) => parseRef(name) ?? []);
}
