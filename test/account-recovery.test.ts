import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { expectRebuildAgrees } from './law/rebuild.ts';
import { ask } from './support/answer.ts';
import { openLedger, policy, receive } from './support/ledger.ts';
import { applicationRow, candidateRow, courseRow } from './support/made-up-row.ts';

const ledger = await openLedger(instant('2025-05-13T03:00:00Z'));
after(() => ledger[Symbol.asyncDispose]());

const uuid = '11111111-1111-4111-8111-111111111111';
const course = courseRow(uuid, { level: 'secondary', start_date: 'September 2025' });
const place = { course: uuid, recruitedAt: '2025-05-12T10:00:00Z', updatedAt: '2025-05-12T10:00:00Z' };
const choice = { id: '1001', status: 'recruited', updatedAt: '2025-05-12T10:00:00Z', course: uuid };
const recovered = '2025-06-09T10:00:00Z';

beforeEach(async () => {
  await ledger.empty(instant('2025-05-13T03:00:00Z'));
  await land('2025-05-13', 'publish-course', course);
  await land('2025-05-13', 'apply-application', applicationRow('1001', { ...place, candidate: 'C900' }));
});

test('a person whose account is recovered keeps their id, and both C-ids answer', async () => {
  await land('2025-05-13', 'apply-candidate', candidateRow('C900', { updatedAt: place.updatedAt, choices: [choice] }));
  const { person } = await answer('apply-candidate:C900');
  await land('2025-06-10', 'apply-candidate', candidateRow('C100', { updatedAt: recovered, choices: [choice] }));
  await land('2025-06-10', 'apply-application', moved('1001'));
  for (const who of ['apply-candidate:C900', 'apply-candidate:C100', 'apply-application:1001', person]) {
    const found = await answer(who);
    assert.deepEqual([found.person, found.redirectedFrom, found.episodes.length], [person, null, 1], who);
  }
});

test('an account that is known by its C-id alone stays with its person when the choice moves on', async () => {
  await land('2025-05-13', 'apply-candidate', candidateRow('C900', { updatedAt: place.updatedAt, choices: [] }));
  const { person } = await answer('apply-candidate:C900');
  await land('2025-06-10', 'apply-application', moved('1001'));
  await land('2025-06-10', 'apply-candidate', candidateRow('C100', { updatedAt: recovered, choices: [] }));
  for (const who of ['apply-candidate:C900', 'apply-candidate:C100'])
    assert.equal((await answer(who)).person, person, who);
});

test('what the first C-id was drawn for stays drawn under it, as known before and after', async () => {
  const before = await members();
  assert.deepEqual(before, ['C900']);
  await land('2025-06-10', 'apply-application', moved('1001'));
  assert.deepEqual(await members(), ['C900']);
  assert.deepEqual(await members('2025-06-01T00:00:00Z'), ['C900']);
  await expectRebuildAgrees(ledger.pool);
  assert.deepEqual(await members(), ['C900']);
});

test('a second place that is won under the new C-id is the same account’s, and no second member', async () => {
  await land('2025-06-10', 'apply-application', moved('1001'));
  await land('2025-06-20', 'apply-application', moved('1002', { recruitedAt: '2025-06-19T10:00:00Z' }));
  const lines = await people();
  assert.deepEqual(
    lines.map(({ key }) => key),
    ['C900'],
  );
});

function moved(id: string, said: object = {}): Uint8Array {
  return applicationRow(id, { ...place, updatedAt: recovered, candidate: 'C100', ...said });
}

async function land(day: string, feed: 'publish-course' | 'apply-application' | 'apply-candidate', row: Uint8Array) {
  const runStartedAt = instant(`${day}T03:00:00Z`);
  await setSimulatedClock(ledger.pool, runStartedAt);
  await receive(ledger.pool, [{ feed, channel: 'api', runStartedAt, rows: [row] }]);
}

async function answer(who: string) {
  const answered = await ask(ledger.pool, { who, validOn: null, knownAt: null });
  assert.ok(answered, `nobody is ${who}`);
  return answered.record;
}

async function people(knownAt: string | null = null) {
  const asked = { name: 'first', validOn: null, knownAt: knownAt === null ? null : instant(knownAt), size: null };
  const answered = await cohortReader(ledger.pool, policy)(asked);
  assert.ok(answered.ok);
  return answered.value.people;
}

async function members(knownAt: string | null = null): Promise<readonly string[]> {
  return (await people(knownAt)).filter(({ member }) => member).map(({ key }) => key);
}
