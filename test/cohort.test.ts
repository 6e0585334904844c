import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parsePurpose } from '#access/purpose.ts';
import type { CohortAnswer } from '#cohort/answer.ts';
import { reviewOvertaken } from '#job/review.ts';
import { instant } from '#kernel/instant.ts';
import { inPage } from '#store/page-store.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { peopleLogger } from '../src/wiring/cohort/log-people.ts';
import { closeWaves } from '../src/wiring/cohort/pools.ts';
import { type AskedCohort, cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { cohortRedrawer } from '../src/wiring/cohort/redraw-cohort.ts';
import { rebuild } from '../src/wiring/rebuild.ts';
import { type Arrival, type Ledger, openLedger, policy, receive } from './support/ledger.ts';
import { applicationRow, candidateRow, courseRow } from './support/made-up-row.ts';

const maths = '11111111-1111-4111-8111-111111111111';
const primary = '22222222-2222-4222-8222-222222222222';
const people = 60;

describe('a cohort in the database', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(instant('2025-05-01T02:00:00Z'));
    await live(ledger, forwards);
  });
  after(() => ledger[Symbol.asyncDispose]());

  it('has the same members and the same digest in another database that heard the same in another order', async () => {
    await using other = await openLedger(instant('2025-05-01T02:00:00Z'));
    await live(other, backwards);
    for (const asked of [{}, { size: 20 }, { validOn: '2025-07-01', knownAt: '2025-08-10' }]) {
      const [here, there] = [await read(ledger, asked), await read(other, asked)];
      assert.ok(here.members > 0);
      assert.equal(here.digest, there.digest);
      assert.deepEqual(
        here.people.map(({ key }) => key),
        there.people.map(({ key }) => key),
      );
    }
  });

  it('draws as many as asked, each group its share, and tells everybody else why not', async () => {
    const { people: all, members, funnel, strata } = await read(ledger, { size: 20, validOn: '2025-08-15' });
    assert.equal(all.length, people + 1);
    assert.equal(members, 20);
    assert.equal(funnel.at(-1)?.left, members);
    assert.equal(
      strata.reduce((sum, { drawn }) => sum + drawn, 0),
      20,
    );
    assert.ok(all.every(({ member, reason }) => member === (reason === null)));
    assert.ok(all.some(({ reason }) => reason === 'not_drawn') && all.some(({ reason }) => reason === 'wrong_level'));
  });

  it('gives a past answer again, whatever was learned since, and whoever was asked for before', async () => {
    const asked = { validOn: '2025-08-20', knownAt: '2025-08-20' };
    const before = await read(ledger, asked);
    await setSimulatedClock(ledger.pool, instant('2025-10-02T02:00:00Z'));
    await receive(ledger.pool, [applications('2025-10-02T02:00:00Z', [withdrawn(3, '2025-08-18T10:00:00Z')])]);
    assert.deepEqual(await read(ledger, asked), before);
    assert.notEqual((await read(ledger, { validOn: '2025-08-20' })).digest, before.digest);
  });

  it('answers from what is kept as it answers from the evidence, also where only part is kept', async () => {
    for (const validOn of ['2025-05-20', '2025-07-01', '2025-09-30']) {
      const kept = await read(ledger, { validOn });
      const anew = await read(ledger, { validOn, knownAt: kept.knownAt });
      assert.deepEqual(kept, anew);
      await ledger.owner.query("delete from cohort_standing where account in ('C1', 'C2')");
      await ledger.owner.query(
        "update cohort_standing set text_hash = 'another', contactable = false where account = 'C3'",
      );
      await ledger.owner.query(
        "update person_status set review_on = '2025-08-01' where who = 'apply-application:1004'",
      );
      await ledger.owner.query("update cohort_standing set contactable = false where account = 'C4'");
      assert.deepEqual(await read(ledger, { validOn }), kept);
      await rebuild(ledger.pool, policy);
    }
  });

  it('keeps what was believed when a wave closed, and working it out again gives the same', async () => {
    const redrawn = await cohortRedrawer(ledger.pool, policy)('first', () => undefined);
    assert.ok(redrawn.ok);
    assert.deepEqual(
      redrawn.value.map(({ wave, day, isEqual }) => ({ wave, day, isEqual })),
      [{ wave: 1, day: '2025-08-15', isEqual: true }],
    );
    await ledger.owner.query("update cohort_pool set begun = '2025-01-01' where account = 'C10'");
    const again = await cohortRedrawer(ledger.pool, policy)('first', () => undefined);
    assert.equal(again.ok && again.value[0]?.isEqual, false);
    await ledger.owner.query('delete from cohort_draw');
  });

  it('resolves everybody again who was last resolved under another text, and nobody else', async () => {
    await ledger.owner.query("update cohort_standing set text_hash = 'another' where account in ('C1', 'C2', 'C3')");
    await ledger.owner.query("delete from cohort_standing where account = 'C4'");
    assert.equal(await reviewOvertaken(inPage(ledger.pool), policy), 4);
    assert.equal(await reviewOvertaken(inPage(ledger.pool), policy), 0);
  });

  it('closes a wave from what is kept as from the evidence, and not once something newer is known', async () => {
    await using other = await openLedger(instant('2025-05-01T02:00:00Z'));
    await live(other, forwards, async () => {
      await setSimulatedClock(other.pool, instant('2025-08-16T02:00:00Z'));
      await closeWaves(other.pool, policy);
    });
    const [early] = (await other.pool.query('select count(*) from cohort_pool')).rows;
    assert.ok(early.count > 0);
    const redrawn = await cohortRedrawer(other.pool, policy)('first', () => undefined);
    assert.ok(redrawn.ok && redrawn.value[0]?.isEqual === true && redrawn.value[0].people === early.count);
    await other.owner.query('delete from cohort_draw');
    await closeWaves(other.pool, policy);
    const [late] = (await other.pool.query('select count(*) from cohort_pool')).rows;
    assert.equal(late.count, 0);
  });

  it('writes down the read of each person who is shown', async () => {
    const purpose = parsePurpose('evaluation');
    assert.ok(purpose);
    const answer = await read(ledger, {});
    await peopleLogger(ledger.pool)(answer, answer.people.slice(0, 7), { client: 'test', role: 'operator', purpose });
    const { rows } = await ledger.pool.query(
      "select person_id, purpose, asked_for from access_log where client = 'test'",
    );
    assert.deepEqual(
      new Set(rows.map((row) => row.person_id)),
      new Set(answer.people.slice(0, 7).map(({ person }) => person)),
    );
    assert.deepEqual([rows.length, rows[0]?.purpose, rows[0]?.asked_for], [7, 'evaluation', 'cohort first']);
  });

  it('refuses a cohort that no text tells of, a day that is none, and what will be known later', async () => {
    const kinds = async (asked: Partial<AskedCohort>): Promise<string> => {
      const answered = await cohortReader(ledger.pool, policy)({ ...plain, ...asked });
      return answered.ok ? 'answered' : answered.problem.kind;
    };
    assert.equal(await kinds({ name: 'second' }), 'no-such-cohort');
    assert.equal(await kinds({ validOn: '2025-02-30' }), 'bad-valid-on');
    assert.equal(await kinds({ knownAt: 'yesterday' }), 'bad-known-at');
    assert.equal(await kinds({ knownAt: '2027-01-01' }), 'not-settled');
  });
});

const plain: AskedCohort = { name: 'first', validOn: null, knownAt: null, size: null };

async function read(ledger: Ledger, asked: Partial<AskedCohort>): Promise<CohortAnswer> {
  const answered = await cohortReader(ledger.pool, policy)({ ...plain, ...asked });
  assert.ok(answered.ok);
  return answered.value;
}

/** Everybody is recruited in June; one in six on a course for primary schools, one in ten withdraws in September. */
async function live(
  ledger: Ledger,
  order: (rows: readonly Uint8Array[]) => readonly Uint8Array[],
  inAugust: () => Promise<void> = async () => undefined,
): Promise<void> {
  const numbers = Array.from({ length: people }, (_, index) => index);
  const at = (time: string) => setSimulatedClock(ledger.pool, instant(time));
  await receive(ledger.pool, [
    {
      ...arrival('publish-course', '2025-05-01T02:00:00Z'),
      rows: [courseRow(maths, course('Mathematics', 'secondary')), courseRow(primary, course('Primary', 'primary'))],
    },
  ]);
  await at('2025-06-02T02:00:00Z');
  await receive(ledger.pool, [applications('2025-06-02T02:00:00Z', order(numbers.map(recruited)))]);
  const drafting = candidateRow('C999', { updatedAt: '2025-06-01T10:00:00Z' });
  await receive(ledger.pool, [{ ...arrival('apply-candidate', '2025-06-02T02:00:00Z'), rows: [drafting] }]);
  await inAugust();
  await at('2025-09-02T02:00:00Z');
  const left = numbers.filter((number) => number % 10 === 0).map((number) => withdrawn(number, '2025-09-01T10:00:00Z'));
  await receive(ledger.pool, [applications('2025-09-02T02:00:00Z', order(left))]);
  await at('2025-10-01T02:00:00Z');
}

const forwards = (rows: readonly Uint8Array[]): readonly Uint8Array[] => rows;
const backwards = (rows: readonly Uint8Array[]): readonly Uint8Array[] => rows.toReversed();

function course(name: string, level: string): Readonly<Record<string, unknown>> {
  return { name, level, funding_type: 'fee', start_date: 'September 2025' };
}

/** Each by another name and address: people who share them are one person. */
function called(number: number) {
  const parts = ['Bar', 'Cole', 'Dal', 'Fen', 'Gilm', 'Hob', 'Kit', 'Lum'];
  const lastName = `${parts[number % 8]}${parts[Math.floor(number / 8)]?.toLowerCase()}`;
  return { lastName, email: `${lastName}@mail.test` };
}

function recruited(number: number): Uint8Array {
  return applicationRow(String(1000 + number), {
    candidate: `C${number}`,
    ...called(number),
    course: number % 6 === 5 ? primary : maths,
    provider: number % 3 === 0 ? '2BB' : '1AA',
    recruitedAt: '2025-06-01T10:00:00Z',
    updatedAt: '2025-06-01T10:00:00Z',
  });
}

function withdrawn(number: number, updatedAt: string): Uint8Array {
  return applicationRow(String(1000 + number), {
    status: 'withdrawn',
    candidate: `C${number}`,
    ...called(number),
    course: number % 6 === 5 ? primary : maths,
    provider: number % 3 === 0 ? '2BB' : '1AA',
    recruitedAt: '2025-06-01T10:00:00Z',
    updatedAt,
  });
}

function applications(runStartedAt: string, rows: readonly Uint8Array[]): Arrival {
  return { ...arrival('apply-application', runStartedAt), rows };
}

function arrival(feed: Arrival['feed'], runStartedAt: string): Omit<Arrival, 'rows'> {
  return { feed, channel: 'api', runStartedAt: instant(runStartedAt) };
}
