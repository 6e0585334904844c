import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatRef } from '#source/record-ref.ts';
import { clusterRecords, type Member } from './cluster.ts';
import { type Identifier, isIdentifierKind } from './identifier.ts';
import type { LinkDecision } from './link-decision.ts';

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

test('the same number, but another name and another day of birth, ties nobody: the issuer’s record keeps the number', () => {
  const [issuer, other, silent] = [
    member('trs-person', '3000101', ['trn 3000101', 'bearer 1999-02-03 ana reyes']),
    member('register-trainee', 'bob', ['trn 3000101', 'bearer 1980-05-06 bob smith']),
    member('employment', '3000101/1', ['trn 3000101']),
  ];
  assert.deepEqual(people([other, silent, issuer]), [
    ['employment:3000101/1', 'trs-person:3000101'],
    ['register-trainee:bob'],
  ]);
  const [question] = clusterRecords([other, silent, issuer]).keptApart;
  assert.deepEqual([question?.tie, question?.because], [{ kind: 'trn', value: '3000101' }, { kind: 'other-bearer' }]);
});

test('a married name or a mistyped day alone does not part a number', () => {
  for (const bearer of ['1999-02-03 ana smith', '1999-03-02 ana reyes']) {
    const records = [
      member('trs-person', '3000101', ['trn 3000101', 'bearer 1999-02-03 ana reyes']),
      member('register-trainee', 'ana', ['trn 3000101', `bearer ${bearer}`]),
    ];
    assert.equal(people(records).length, 1, bearer);
  }
});

test('details that agree tie records, unless their numbers do not', () => {
  const same = ['name-dob-email ana reyes 1999-02-03 ana@mail.test'];
  const [one, other, plain] = [
    member('register-trainee', 'a', ['trn 3000101', ...same]),
    member('register-trainee', 'b', ['trn 3000102', ...same]),
    member('apply-application', '1', same),
  ];
  assert.deepEqual(people([plain, one]).length, 1);
  assert.deepEqual(people([one, other]).length, 2);
  assert.deepEqual(clusterRecords([one, other]).keptApart[0]?.because, { kind: 'other-trn' });
});

test('what somebody told apart stays apart, whatever ties it; a new record goes to one side', () => {
  const records = ['a', 'b', 'c'].map((key) => member('register-trainee', key, ['trn 3000101']));
  const decision = decided('cannot', ['a'], ['b']);
  assert.deepEqual(people(records, [decision]), [['register-trainee:a', 'register-trainee:c'], ['register-trainee:b']]);
  assert.deepEqual(
    clusterRecords(records, [decision]).keptApart.map(({ because }) => because),
    [{ kind: 'decided', decision: 'd' }],
  );
});

test('what somebody split off is one person, whatever tied it before', () => {
  const records = [
    member('register-trainee', 'a', ['trn 3000101']),
    member('register-trainee', 'b', ['trn 3000101', 'trn 3000102']),
    member('register-trainee', 'c', ['trn 3000102']),
  ];
  assert.deepEqual(people(records, [decided('split', ['b'], ['a', 'c'])]), [
    ['register-trainee:a', 'register-trainee:c'],
    ['register-trainee:b'],
  ]);
});

test('a human goes before a model, in both directions', () => {
  const records = ['a', 'b'].map((key) => member('register-trainee', key, []));
  const model = { ...decided('must', ['a', 'b']), id: 'm', decider: 'model' } as const;
  assert.equal(people(records, [model]).length, 1);
  assert.equal(people(records, [model, decided('cannot', ['a'], ['b'])]).length, 2);
  const modelApart = { ...decided('cannot', ['a'], ['b']), id: 'm', decider: 'model' } as const;
  assert.equal(people(records, [modelApart, decided('must', ['a', 'b'])]).length, 1);
});

test('two humans at odds: apart, and asked', () => {
  const records = ['a', 'b'].map((key) => member('register-trainee', key, []));
  const together = { ...decided('must', ['a', 'b']), id: 'm' };
  const { clusters, keptApart } = clusterRecords(records, [together, decided('cannot', ['a'], ['b'])]);
  assert.equal(clusters.length, 2);
  assert.deepEqual(
    keptApart.map(({ tie }) => tie),
    [{ kind: 'decision', value: 'm' }],
  );
});

function decided(kind: LinkDecision['kind'], ...parts: readonly (readonly string[])[]): LinkDecision {
  const refs = parts.map((part) => part.map((key) => ({ feed: 'register-trainee', key }) as const));
  return { id: 'd', kind, decider: 'steward', parts: refs };
}

function people(records: readonly Member[], decisions: readonly LinkDecision[] = []): readonly (readonly string[])[] {
  return clusterRecords(records, decisions)
    .clusters.map(({ members }) => members.map(({ ref }) => formatRef(ref)))
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function member(feed: Member['ref']['feed'], key: string, names: readonly string[]): Member {
  const identifiers = names.flatMap((name): readonly Identifier[] => {
    const [kind = '', ...words] = name.split(' ');
    return isIdentifierKind(kind) ? [{ kind, value: words.join(' ') }] : [];
  });
  return { ref: { feed, key }, identifiers, person: null };
}
