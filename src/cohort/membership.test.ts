import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { course, first, lineOf, linesOf, place } from '../../test/support/cohort.ts';
import { type Row, view } from '../../test/support/evidence.ts';
import { digestLines } from './digest.ts';
import type { Pool, PoolEntry } from './draw.ts';
import { countReasons, funnelOf } from './funnel.ts';

const maths = course('maths');
const recruited = known([maths, place('2025-05-12', '1001')]);
const stratum = 'scitt/Mathematics/autumn';

describe('a line of the cohort', () => {
  test('who was in the pool when a wave closed is of that wave; who came later, or came again, is of the next', () => {
    assert.equal(lineOf(recruited, '2025-06-01', { closed: [poolOf(['C501'])] }).wave, 1);
    assert.equal(lineOf(recruited, '2025-06-01', { closed: [poolOf(['C777'])] }).wave, 2);
    const again = known([
      maths,
      place('2025-05-12', '1001'),
      place('2025-06-10', '1001', { status: 'offer_deferred' }),
      place('2025-08-20', '1001'),
    ]);
    assert.equal(lineOf(again, '2025-08-21', { closed: [poolOf(['C501'])] }).wave, 2);
    assert.equal(lineOf(again, '2025-07-01', { closed: [poolOf(['C501'])] }).wave, 1);
  });

  test('who is beyond the cut is not drawn, and in no wave; what becomes of them later is no ending', () => {
    const cohort = { ...first, draw: { ...first.draw, size: 1 } };
    const others = poolOf(Array.from({ length: 200 }, (_, index) => `C${1000 + index}`));
    const line = lineOf(recruited, '2025-06-01', { cohort, closed: [others] });
    assert.deepEqual(
      [line.member, line.reason, line.wave, line.begun, line.stratum],
      [false, 'not_drawn', null, null, stratum],
    );
    const left = known([maths, place('2025-05-12', '1001'), place('2025-06-10', '1001', { status: 'withdrawn' })]);
    assert.equal(lineOf(left, '2025-07-01', { cohort, closed: [others] }).reason, 'not_drawn');
  });

  test('who was drawn stays in the stratum of the draw, whatever the course is found to be later', () => {
    const pool = new Map(
      [...poolOf(['C501'])].map(([key, entry]) => [key, { ...entry, stratum: 'scitt/Physics/autumn' }]),
    );
    assert.equal(lineOf(recruited, '2025-06-01', { closed: [pool] }).stratum, 'scitt/Physics/autumn');
  });

  test('who is drawn and held out is no member', () => {
    const cohort = { ...first, draw: { ...first.draw, holdOut: 0.999999 } };
    assert.equal(lineOf(recruited, '2025-06-01', { cohort }).reason, 'held_out');
  });

  test('who was drawn and, by what is known now, was never eligible is an error of the data', () => {
    const primary = known([course('maths', { level: 'primary' }), place('2025-05-12', '1001')]);
    const line = lineOf(primary, '2025-09-01', { closed: [poolOf(['C501'])] });
    assert.deepEqual([line.reason, line.wave, line.begun, line.ended], ['data_error', 1, '2025-05-12', '2025-05-12']);
    assert.equal(lineOf(primary, '2025-09-01', { closed: [poolOf(['C777'])] }).reason, 'wrong_level');
  });

  test('of two accounts the one that was drawn first is kept, with its wave and arm', () => {
    const both = known([maths, place('2025-05-12', '1001'), place('2025-06-01', '2002', { candidate_id: 'C777' })]);
    const [kept, other] = linesOf(both, '2025-08-20', { closed: [poolOf(['C777'])] });
    assert.deepEqual([kept?.key, kept?.member, kept?.wave, kept?.begun], ['C777', true, 1, '2025-06-01']);
    assert.deepEqual([other?.key, other?.reason, other?.wave], ['C501', 'merged_duplicate', 2]);
  });

  test('counts and funnel follow the order of the reasons and add up', () => {
    const lines = [
      recruited,
      known([maths, place('2025-05-12', '1001', { status: 'offer' })]),
      known([course('maths', { level: 'primary' }), place('2025-05-12', '1001')]),
    ].map((each) => lineOf(each, '2025-06-01'));
    assert.deepEqual(
      [...countReasons(lines)],
      [
        ['no_recruited_choice', 1],
        ['wrong_level', 1],
      ],
    );
    const funnel = funnelOf(lines);
    assert.deepEqual(funnel[0], { reason: 'no_recruited_choice', lost: 1, left: 2 });
    assert.equal(funnel.at(-1)?.left, lines.filter(({ member }) => member).length);
  });

  test('the digest names nobody by an id of ours and does not hang on the order', () => {
    const line = lineOf(recruited, '2025-06-01');
    const other = { ...line, key: 'C499', person: 'somebody else' };
    assert.deepEqual(digestLines([line, other]), digestLines([other, { ...line, person: 'another id', who: 'x' }]));
    assert.equal(digestLines([{ ...line, key: line.person }])[0], `- member - 1 ${line.arm} 2025-05-12 -`);
    assert.equal(digestLines([line])[0], `C501 member - 1 ${line.arm} 2025-05-12 -`);
  });
});

function poolOf(accounts: readonly string[]): Pool {
  const entry = (account: string): PoolEntry => ({
    account,
    membership: 1,
    stratum,
    begun: plainDate('2025-05-12'),
    stands: true,
  });
  return new Map(accounts.map((account) => [account, entry(account)]));
}

function known(rows: readonly Row[]): ReturnType<typeof view> {
  return view(rows, instant('2025-12-15T12:00:00Z'));
}
