import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordRef } from '#source/record-ref.ts';
import { hangTogetherWith } from './far-group.ts';
import type { Identifier } from './identifier.ts';
import { isPersonId, type PersonId } from './person-id.ts';

const ana = personOf('01890000-0000-7000-8000-000000000001');
const ben = personOf('01890000-0000-7000-8000-000000000002');

test('who hangs together with a record that reaches out, by a person or by an identifier, is found, and nobody else', () => {
  const near = [member('a1', ana, [trn('1000001')]), member('a2', ana, []), member('b1', ben, [trn('1000002')])];
  const changed = [named('new-a', [trn('1000001')]), named('new-b', [trn('1000002')]), named('alone', [])];
  const found = hangTogetherWith(changed, near, new Set(['register-trainee:a2']));
  assert.deepEqual(
    found.map(({ ref: { key } }) => key),
    ['new-a'],
  );
  assert.deepEqual(hangTogetherWith(changed, near, new Set()), []);
});

test('a changed record that reaches out itself is found', () => {
  const found = hangTogetherWith([named('alone', [])], [], new Set(['register-trainee:alone']));
  assert.equal(found.length, 1);
});

function member(key: string, person: PersonId | null, identifiers: readonly Identifier[]) {
  return { ...named(key, identifiers), person };
}

function named(key: string, identifiers: readonly Identifier[]) {
  const ref: RecordRef = { feed: 'register-trainee', key };
  return { ref, identifiers };
}

function trn(value: string): Identifier {
  return { kind: 'trn', value };
}

function personOf(id: string): PersonId {
  if (!isPersonId(id)) throw new Error(`${id} is no person id`);
  return id;
}
