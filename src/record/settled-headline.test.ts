import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, decision, type Row, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { explain } from './explain/explain.ts';
import { wordsOf } from './resolution.ts';
import { answer } from './resolve.ts';

const withdrawn: Row = {
  on: '2025-09-15',
  feed: 'apply-application',
  key: '1001',
  says: { status: 'withdrawn' },
};
const proved = trainee('2025-08-28', { application_id: '1001', commencement_status: 'itt_started_on_time' });
const leftAndTrains = [...choice('2025-05-12', 'September 2025'), proved, withdrawn];
const both = 'Apply said “withdrawn”, Register said “trn_received”. On 22 September 2025 it was settled';
const gone: Row = { on: '2025-09-18', feed: 'register-trainee', key: 'ana-r', says: { record: 'gone' } };

describe('a contradiction that a steward settled', () => {
  for (const [what, right, code, confidence, sentence] of [
    ['both are noted', null, 'in_training', 'confirmed', `${both} that both are noted and this stands.`],
    ['Apply is right', 0, 'application_closed', 'confirmed', `${both}: what counts is “withdrawn”.`],
    ['Register is right', 1, 'in_training', 'confirmed', `${both}: what counts is “trn_received”.`],
  ] as const)
    test(`${what}: ${code}, and the sentence says who is believed`, () => {
      const said = settle(leftAndTrains, right);
      assert.deepEqual([said.status.code, said.status.confidence, said.sentence], [code, confidence, sentence]);
      assert.equal(said.episodes.length, 1);
      assert.equal(said.episodes[0]?.status, code);
      assert.deepEqual(
        said.losing.map(({ because }) => because).filter((because) => !because.startsWith('Somebody looked')),
        [],
      );
    });

  test('where nothing would be left to say, what is shown stays in doubt, and the sentence says so', () => {
    const said = settle([proved, gone], 1);
    assert.deepEqual([said.status.code, said.status.confidence, said.tasks], ['in_training', 'disputed', []]);
    assert.match(said.sentence, /what counts is “gone”\. What follows from that no rule says/);
  });
});

/** Settled at ten on 22 September, and asked at noon. */
function settle(rows: readonly Row[], right: number | null) {
  const at = instant('2025-09-22T10:00:00Z');
  const open = asked(rows, []).contradictions[0];
  assert.ok(open, 'a contradiction is open');
  const stands = right === null ? null : (open.sides[right]?.because ?? null);
  const detail = { at, contradiction: open.id, words: wordsOf(open.sides), stands };
  return asked(rows, [decision('d-1', ['register-trainee:ana-r'], { kind: 'resolve', detail })]);
}

function asked(rows: readonly Row[], decisions: Parameters<typeof view>[2]) {
  const knownAt = instant('2025-09-22T12:00:00Z');
  const seen = view(rows, knownAt, decisions);
  const question = { person: 'ana', redirectedFrom: null, reviewing: [], validOn: plainDate('2025-09-22'), knownAt };
  const record = answer(seen, question, policy);
  return { ...record, ...explain(seen, record, policy) };
}
