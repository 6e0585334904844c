import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatRef } from '#source/record-ref.ts';
import { clusterRecords, type Member } from './cluster.ts';
import type { Identifier } from './identifier.ts';

test('records that share an identifier are one person, also by way of a third', () => {
  const records = [
    member('apply-application', '1001', ['choice-id 1001', 'c-id C501']),
    member('apply-application', '1002', ['choice-id 1002', 'c-id C501']),
    member('register-trainee', 'ana-r', ['choice-id 1002', 'trn 3000101']),
    member('register-trainee', 'ben-s', ['trn 3000102']),
  ];
  assert.deepEqual(people(records), [
    ['apply-application:1001', 'apply-application:1002', 'register-trainee:ana-r'],
    ['register-trainee:ben-s'],
  ]);
});

test('the same value of two kinds of identifier ties nobody', () => {
  const records = [
    member('apply-application', '1', ['choice-id 3000101']),
    member('register-trainee', 'a', ['trn 3000101']),
  ];
  assert.equal(people(records).length, 2);
});

test('the same records in any order are the same people', () => {
  const identifier = fc.constantFrom('trn 3000101', 'trn 3000102', 'c-id C501', 'choice-id 1001');
  const records = fc
    .array(fc.uniqueArray(identifier, { maxLength: 2 }), { minLength: 1, maxLength: 6 })
    .map((all) => all.map((names, index) => member('register-trainee', `t${index}`, names)));
  fc.assert(
    fc.property(
      records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => assert.deepEqual(people(shuffled), people(all)),
    ),
    { seed: 2025, numRuns: 500 },
  );
});

function people(records: readonly Member[]): readonly (readonly string[])[] {
  return clusterRecords(records)
    .map(({ members }) => members.map(({ ref }) => formatRef(ref)))
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function member(feed: Member['ref']['feed'], key: string, names: readonly string[]): Member {
  const identifiers = names.flatMap((name): readonly Identifier[] => {
    const [kind, value = ''] = name.split(' ');
    return kind === 'trn' || kind === 'c-id' || kind === 'choice-id' ? [{ kind, value }] : [];
  });
  return { ref: { feed, key }, identifiers, person: null };
}
