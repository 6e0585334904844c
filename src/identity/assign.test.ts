import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignPersons } from './assign.ts';
import type { Cluster, Member } from './cluster.ts';
import { isPersonId, type PersonId } from './person-id.ts';

const [elder, younger, next] = [person(1), person(2), person(3)];

test('a record seen for the first time is a new person', () => {
  const { created, links } = assign([cluster(['a', null])]);
  assert.deepEqual(created, [next]);
  assert.deepEqual(told(links), [`a to ${next}: first sight`]);
});

test('a person who stays needs no decision', () => {
  assert.deepEqual(assign([cluster(['a', elder], ['b', elder])]), { created: [], links: [], merged: [], split: [] });
});

test('where two people meet the elder id stays and the younger points to it', () => {
  const { created, links, merged } = assign([cluster(['a', younger], ['b', elder])]);
  assert.deepEqual(created, []);
  assert.deepEqual(told(links), [`a to ${elder}: same trn`]);
  assert.deepEqual(merged, [{ from: younger, into: elder, survivor: 'oldest' }]);
});

test('a person whose records part stays with the most of them', () => {
  const { created, links, merged } = assign([cluster(['a', elder]), cluster(['b', elder], ['c', elder])]);
  assert.deepEqual(created, [next]);
  assert.deepEqual(told(links), [`a to ${next}: no longer tied`]);
  assert.deepEqual(merged, []);
});

test('halves of the same size: the smallest source key decides, whatever the order of the halves', () => {
  const halves = [cluster(['b', elder]), cluster(['a', elder])];
  for (const order of [halves, halves.toReversed()]) {
    assert.deepEqual(told(assign(order).links), [`b to ${next}: no longer tied`]);
  }
});

test('where people meet, an id that went out of the house stays before one with a TRN, and that before an older one', () => {
  const plain = (key: string, who: PersonId): Member => ({
    ref: { feed: 'apply-application', key },
    identifiers: [{ kind: 'c-id', value: 'C501' }],
    person: who,
  });
  const numbered = { ...plain('b', younger), identifiers: [{ kind: 'trn', value: '3000101' }] } as const;
  const met = [{ members: [plain('a', elder), numbered] }];
  assert.deepEqual(assignPersons(met, () => next).merged, [{ from: elder, into: younger, survivor: 'holds the TRN' }]);
  const past = { published: new Set([elder]), former: new Map() };
  assert.deepEqual(assignPersons(met, () => next, past).merged, [
    { from: younger, into: elder, survivor: 'published' },
  ]);
});

test('records that part after a merge get back the id that was their own', () => {
  const parted = [cluster(['a', elder]), cluster(['b', elder], ['c', elder], ['d', elder])];
  const former = new Map<string, PersonId | 'later'>([
    ['register-trainee:b', younger],
    ['register-trainee:c', 'later'],
    ['register-trainee:d', younger],
  ]);
  const { created, links, split } = assignPersons(parted, () => next, { published: new Set(), former });
  assert.deepEqual(created, []);
  assert.deepEqual(
    links.map(({ ref, person: who }) => `${ref.key} to ${who}`),
    ['b', 'c', 'd'].map((key) => `${key} to ${younger}`),
  );
  assert.deepEqual(split, [{ from: elder, into: younger, stays: 'was theirs before', isRestored: true }]);
});

function assign(clusters: readonly Cluster[]) {
  return assignPersons(clusters, () => next);
}

function told(links: ReturnType<typeof assign>['links']): readonly string[] {
  return links.map(({ ref, person: who, rule }) => `${ref.key} to ${who}: ${rule}`);
}

function cluster(...members: readonly (readonly [string, PersonId | null])[]): Cluster {
  return {
    members: members.map(([key, who]): Member => {
      return { ref: { feed: 'register-trainee', key }, identifiers: [{ kind: 'trn', value: '3000101' }], person: who };
    }),
  };
}

function person(number: number): PersonId {
  const id = `0199aaaa-0000-7000-8000-00000000000${number}`;
  assert.ok(isPersonId(id));
  return id;
}
