import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Feed } from '#source/feed.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { clusterRecords, type Member } from '../cluster.ts';
import type { LinkDecision } from '../link-decision.ts';
import type { Likely } from './join-likely.ts';
import type { Edge } from './judge-pair.ts';

describe('by likeness', () => {
  it('the strongest pair is joined first, and what then speaks against the next leaves it apart', () => {
    const { people, doubts } = outcome(['a', 'b', 'c'], [edge('a', 'b', 20), edge('b', 'c', 12)], ['a c']);
    assert.deepEqual(people, [['a', 'b'], ['c']]);
    assert.deepEqual(doubts, [{ kind: 'veto', rule: 'not both' }]);
  });

  it('nobody is joined to one of two who are nearly as likely and cannot both be', () => {
    const { people, doubts } = outcome(['a', 'b', 'c'], [edge('a', 'b', 13), edge('b', 'c', 12)], ['a c']);
    assert.deepEqual(people, [['a'], ['b'], ['c']]);
    assert.deepEqual(doubts, [{ kind: 'close-second' }, { kind: 'close-second' }]);
  });

  it('two who are nearly as likely and may be one are both joined', () => {
    const { people } = outcome(['a', 'b', 'c'], [edge('a', 'b', 13), edge('b', 'c', 12)]);
    assert.deepEqual(people, [['a', 'b', 'c']]);
  });

  it('a pair that is likely, and not likely enough, is a question', () => {
    const { people, doubts } = outcome(['a', 'b'], [edge('a', 'b', 5)]);
    assert.deepEqual(people, [['a'], ['b']]);
    assert.deepEqual(doubts, [{ kind: 'unsure' }]);
  });

  it('a pair that is likely enough but lacks a birthday is a question, and says so', () => {
    const { people, doubts } = outcome(['a', 'b'], [{ ...edge('a', 'b', 15), zone: 'review' }]);
    assert.deepEqual(people, [['a'], ['b']]);
    assert.deepEqual(doubts, [{ kind: 'no-birthday' }]);
  });

  it('nobody is asked about people of whom no record is worth it, until one of them has such a record', () => {
    const { doubts } = outcome(['a', 'b'], [edge('a', 'b', 5)], [], [], 0, {}, ['apply-application']);
    assert.deepEqual(doubts, []);
  });

  it('whom a human told apart is neither joined nor asked about again', () => {
    const { people, doubts } = outcome(['a', 'b'], [edge('a', 'b', 30)], [], [decided('cannot', 'a', 'b')]);
    assert.deepEqual(people, [['a'], ['b']]);
    assert.deepEqual(doubts, []);
  });

  it('one strong pair does not join groups whose other records are unlike', () => {
    const together = [decided('must', 'a', 'x'), decided('must', 'b', 'y')];
    const { people } = outcome(['a', 'b', 'x', 'y'], [edge('a', 'b', 12)], [], together, -9);
    assert.deepEqual(people, [
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });

  it('records with different TRNs are not joined', () => {
    const { people, doubts } = outcome(['a', 'b'], [edge('a', 'b', 30)], [], [], 0, { a: '3000101', b: '3000110' });
    assert.deepEqual(people, [['a'], ['b']]);
    assert.deepEqual(doubts, [{ kind: 'other-trn' }]);
  });
});

function outcome(
  keys: readonly string[],
  edges: readonly Edge[],
  vetoes: readonly string[] = [],
  decisions: readonly LinkDecision[] = [],
  others = 0,
  trns: Readonly<Record<string, string>> = {},
  asked: readonly Feed[] = ['register-trainee'],
) {
  const judge: Likely['judge'] = ({ key: a }, { key: b }) => {
    const pair = [a, b].toSorted().join(' ');
    const bits = edges.find(({ left, right }) => `${left.key} ${right.key}` === pair)?.bits ?? others;
    return { bits, against: vetoes.includes(pair) ? 'not both' : null };
  };
  const settings = {
    automaticBits: 10,
    closeSecondBits: 3,
    loudestBits: 10,
    mostRecords: 100,
    askAbout: new Set(asked),
  };
  const members = keys.map((key): Member => {
    const trn = trns[key];
    return { ref: ref(key), person: null, identifiers: trn === undefined ? [] : [{ kind: 'trn', value: trn }] };
  });
  const { clusters, keptApart } = clusterRecords(members, decisions, { ...settings, edges, judge });
  const again = clusterRecords(members.toReversed(), decisions, { ...settings, edges: edges.toReversed(), judge });
  assert.deepEqual(again, { clusters, keptApart });
  return {
    people: clusters.map((cluster) => cluster.members.map((member) => member.ref.key)),
    doubts: keptApart.map(({ because }) => because),
  };
}

function edge(left: string, right: string, bits: number): Edge {
  const zone = bits >= 10 ? 'automatic' : 'review';
  return { left: ref(left), right: ref(right), bits, probability: 1, zone, model: 'test', against: null, steps: [] };
}

function decided(kind: 'must' | 'cannot', one: string, other: string): LinkDecision {
  const parts = kind === 'must' ? [[ref(one), ref(other)]] : [[ref(one)], [ref(other)]];
  return { id: `${kind} ${one} ${other}`, kind, decider: 'steward', parts };
}

function ref(key: string): RecordRef {
  return { feed: 'register-trainee', key };
}
