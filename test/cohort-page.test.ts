import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { readSettled } from '#store/person-reading.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import type { CohortPorts } from '#web/cohort-port.ts';
import type { Found } from '#web/found.ts';
import { cohortPorts } from '../src/wiring/cohort/cohort-pages.ts';
import { livesAsOf, livesOf } from '../src/wiring/cohort/lives.ts';
import { peopleLogger } from '../src/wiring/cohort/log-people.ts';
import { personCohorts } from '../src/wiring/cohort/person-cohorts.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { type Ledger, openLedger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow, courseRow } from './support/made-up-row.ts';
import { exampleReader } from './support/web-example-staff.ts';

const maths = '11111111-1111-4111-8111-111111111111';
const members = 12;
const thatMonday = '2025-09-01';
const today = { name: 'first', validOn: thatMonday, knownAt: null };
const then = { name: 'first', validOn: thatMonday, knownAt: '2025-09-01T22:00:00Z' };

/** Twelve people join in June. Two of them give their place up on 1 September, which we learn a day later. */
describe('what the pages of a cohort are told', () => {
  let ledger: Ledger;
  let ports: CohortPorts;

  before(async () => {
    ledger = await openLedger(instant('2025-05-01T02:00:00Z'));
    const { pool } = ledger;
    const course = { level: 'secondary', funding_type: 'fee', start_date: 'September 2025' };
    const numbers = Array.from({ length: members }, (_, index) => index);
    const at = '2025-05-01T02:00:00Z';
    await receive(pool, [arrival('publish-course', at, [courseRow(maths, course)])]);
    await setSimulatedClock(pool, instant('2025-06-02T02:00:00Z'));
    const june = '2025-06-01T10:00:00Z';
    await receive(pool, [
      arrival(
        'apply-application',
        june,
        numbers.map((each) => choice(each, 'recruited', june)),
      ),
    ]);
    await setSimulatedClock(pool, instant('2025-09-02T02:00:00Z'));
    const gone = numbers.slice(0, 2).map((each) => choice(each, 'withdrawn', '2025-09-01T10:00:00Z'));
    await receive(pool, [arrival('apply-application', '2025-09-02T02:00:00Z', gone)]);
    await setSimulatedClock(pool, instant('2025-10-01T02:00:00Z'));
    ports = cohortPorts(pool, policy, cohortReader(pool, policy), peopleLogger(pool), exampleReader);
  });

  after(() => ledger[Symbol.asyncDispose]());

  it('is judged at the instant of the page: its weeks, its numbers and the status of each person', async () => {
    const [now, before] = [found(await ports.totals(today)), found(await ports.totals(then))];
    assert.deepEqual([now.members, before.members], [10, 12]);
    assert.deepEqual(found(await ports.weeks(today)).at(-1), {
      weekStarting: thatMonday,
      members: { start_unconfirmed: 10 },
      ended: { apply_withdrawn: 2 },
    });
    assert.deepEqual(found(await ports.weeks(then)).at(-1), {
      weekStarting: thatMonday,
      members: { start_unconfirmed: 12 },
      ended: {},
    });
    const [left] = found(await ports.people(today, 'apply_withdrawn', 1)).people;
    assert.deepEqual([left?.status, left?.ended], ['application_closed', thatMonday]);
    const believed = found(await ports.people(then, 'members', 1)).people.find(({ who }) => who === left?.who);
    assert.equal(believed?.status, 'start_unconfirmed');
  });

  it('is the same from what is kept as from the evidence, also where the calendar has overtaken what is kept', async () => {
    const { pool } = ledger;
    const { rows } = await pool.query('select person_id as id from person_status');
    const people = rows.map(({ id }) => String(id));
    const asked = { pool, policy, people, knownAt: await readSettled(pool), note: () => undefined };
    const anew = await livesAsOf(asked);
    assert.equal(anew.size, members);
    assert.deepEqual(sorted(await livesOf(asked)), sorted(anew));
    const [overtaken] = people;
    await ledger.owner.query("update person_status set review_on = '2025-09-01' where person_id = $1", [overtaken]);
    await ledger.owner.query("update person_span set code = 'unknown' where person_id = $1", [overtaken]);
    assert.deepEqual(sorted(await livesOf(asked)), sorted(anew));
  });

  it('writes down the read of each person who is shown, and of nobody else', async () => {
    await ledger.owner.query('truncate access_log');
    const { total, people } = found(await ports.people(today, 'apply_withdrawn', 1));
    assert.deepEqual([total, people.length], [2, 2]);
    const { rows } = await ledger.pool.query('select client, role, purpose, asked_for, valid_on::text from access_log');
    const read = {
      client: 'steward: Sam Steward',
      role: 'steward',
      purpose: 'operations',
      asked_for: 'cohort first',
      valid_on: thatMonday,
    };
    assert.deepEqual(rows, [read, read]);
  });

  it('is on each person’s own page what it is in the list, and says so where the draw is still to come or to be worked out', async () => {
    const { pool } = ledger;
    const readPerson = personReader(pool, policy, texts.access, async () => undefined);
    let standIn = personCohorts(pool, policy);
    const lineOf = async (who: string, validOn: string, knownAt: string | null) => {
      const answered = await readPerson({ who, validOn, knownAt, ...exampleReader() });
      assert.ok(answered.ok);
      const [line] = await standIn(answered.value.record.person, answered.value.view, plainDate(validOn));
      return line;
    };
    for (const { status: _, ...line } of found(await ports.people(today, 'everybody', 1)).people) {
      const { cohort, isDrawKnown, ...own } = (await lineOf(line.who, thatMonday, null)) ?? assert.fail();
      assert.deepEqual([cohort, isDrawKnown, { ...own, who: line.who }], ['first', true, line]);
    }
    const early = await lineOf('apply-application:1003', '2025-07-01', '2025-07-01');
    assert.deepEqual([early?.isDrawKnown, early?.member], [false, true]);
    await ledger.owner.query('delete from cohort_draw');
    standIn = personCohorts(pool, policy);
    assert.equal((await lineOf('apply-application:1003', thatMonday, null))?.isDrawKnown, false);
  });
});

function found<Value>(answer: Found<Value>): Value {
  return answer.kind === 'found' ? answer.value : assert.fail(JSON.stringify(answer));
}

function sorted<Value>(values: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...values].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function choice(number: number, status: string, updatedAt: string): Uint8Array {
  return applicationRow(String(1000 + number), {
    status,
    candidate: `C${number}`,
    course: maths,
    provider: '1AA',
    recruitedAt: '2025-06-01T10:00:00Z',
    updatedAt,
  });
}

function arrival(feed: 'publish-course' | 'apply-application', at: string, rows: readonly Uint8Array[]) {
  return { feed, channel: 'api', runStartedAt: instant(at), rows };
}
