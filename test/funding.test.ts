import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { formatCsvRecord } from '#connector/csv-row.ts';
import { instant } from '#kernel/instant.ts';
import { saveNights } from '#store/run.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { type AskedFunding, fundingReader } from '../src/wiring/read-funding.ts';
import { type Arrival, openLedger, policy, receive } from './support/ledger.ts';
import { providerRow, signOffRow, traineeRow } from './support/made-up-row.ts';

const ledger = await openLedger(instant('2025-05-01T02:00:00Z'));
const readFunding = fundingReader(ledger.pool, policy);
after(() => ledger[Symbol.asyncDispose]());

/** Three trainees of Aster in mathematics, one of whom leaves in December, and one of a provider that never signs off. */
before(async () => {
  await say('2025-05-01', arrival('publish-provider', 'api', providerRow('1AA', 2025, { ukprn: '10000001' })));
  const start = {
    itt_start_date: '2025-09-01',
    trainee_start_date: '2025-09-01',
    submitted_for_trn_at: '2025-09-10T10:00:00Z',
  };
  const maths = { ...start, training_route: '12', course_subject_1: '100403', updated_at: '2025-09-12T10:00:00Z' };
  const trainees = ['ana-r', 'ben-s', 'cat-t'].map((key) => traineeRow(key, maths));
  const other = traineeRow('dee-u', { ...maths, ukprn: '10000002', course_subject_1: '100346' });
  await say('2025-09-13', arrival('register-trainee', 'api', ...trainees, other));
  await say('2025-10-14', arrival('register-sign-off', 'file', signOffRow('10000001', 2025, '2025-10-14T10:00:00Z')));
  await say('2025-11-10', arrival('funding-summary', 'file', funded('Mathematics', '3'), funded('Alchemy', '2')));
  await saveNights(ledger.pool, [{ feed: 'funding-summary', scope: '*', at: instant('2025-11-10T06:00:00Z') }]);
  const left = {
    ...maths,
    state: 'withdrawn',
    withdrawal_date: '2025-12-01',
    withdrawal_reasons: ['never_intended_to_obtain_qts'],
  };
  await say(
    '2025-12-05',
    arrival('register-trainee', 'api', traineeRow('cat-t', { ...left, updated_at: '2025-12-04T10:00:00Z' })),
  );
  await setSimulatedClock(ledger.pool, instant('2025-12-10T12:00:00Z'));
});

test('our counts stand beside theirs, and a trainee who left since their file explains the difference', async () => {
  const { lines, unmatched } = await read({ validOn: '2025-12-10' });
  assert.deepEqual(lines, [
    ['10000002', 'Biology', 1, 0, null, 'not_listed'],
    ['1AA', 'Mathematics', 2, 0, 3, 'lag'],
  ]);
  assert.deepEqual(unmatched, ['theirs subject Alchemy 2']);
});

test('on a day before somebody left, the counts are the same', async () => {
  const { lines } = await read({ validOn: '2025-11-20' });
  assert.deepEqual(lines.at(-1), ['1AA', 'Mathematics', 3, 0, 3, 'same']);
});

test('as known before their file came there is nothing of theirs, and what we say of that day is what we said then', async () => {
  const { lines, fileAt } = await read({ validOn: '2025-10-20', knownAt: '2025-10-21' });
  assert.equal(fileAt, null);
  assert.deepEqual(lines.find(([, subject]) => subject === 'Mathematics')?.slice(0, 5), [
    '1AA',
    'Mathematics',
    3,
    0,
    null,
  ]);
});

test('before any sign-off nobody is known to have started', async () => {
  const { lines } = await read({ validOn: '2025-09-20', knownAt: '2025-09-20' });
  assert.deepEqual(
    lines.map((line) => line.slice(2, 4)),
    [
      [0, 1],
      [0, 3],
    ],
  );
});

test('what cannot be asked is said', async () => {
  const problem = async (asked: Partial<AskedFunding>) => {
    const answered = await readFunding({ year: null, validOn: null, knownAt: null, ...asked });
    return answered.ok ? null : answered.problem.kind;
  };
  assert.deepEqual(
    [
      await problem({ validOn: '2025-02-30' }),
      await problem({ knownAt: 'once' }),
      await problem({ knownAt: '2026-01-01' }),
    ],
    ['bad-valid-on', 'bad-known-at', 'not-settled'],
  );
});

async function read(asked: Partial<AskedFunding>) {
  const answered = await readFunding({ year: 2025, validOn: null, knownAt: null, ...asked });
  assert.ok(answered.ok);
  const { lines, unmatched, fileAt } = answered.value;
  return {
    fileAt,
    lines: lines.map(
      (line) => [line.provider, line.subject, line.ours, line.uncertain, line.theirs, line.why] as const,
    ),
    unmatched: unmatched.map(({ side, what, word, heads }) => `${side} ${what} ${word} ${heads}`),
  };
}

async function say(day: string, said: Omit<Arrival, 'runStartedAt'>): Promise<void> {
  await setSimulatedClock(ledger.pool, instant(`${day}T06:00:00Z`));
  await receive(ledger.pool, [{ ...said, runStartedAt: instant(`${day}T06:00:00Z`) }]);
}

function arrival(
  feed: Arrival['feed'],
  channel: string,
  ...rows: readonly Uint8Array[]
): Omit<Arrival, 'runStartedAt'> {
  return { feed, channel, rows };
}

function funded(subject: string, heads: string): Uint8Array {
  const row = {
    Provider: '10000001',
    'Academic Year': '2025/26',
    Subject: subject,
    Route: 'Provider-led',
    'Bursary Trainees': heads,
  };
  return Buffer.from(`${formatCsvRecord(Object.keys(row))}\n${formatCsvRecord(Object.values(row))}`);
}
