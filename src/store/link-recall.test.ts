import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPersonId, type PersonId } from '#identity/person-id.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { openLinkRecall } from './link-recall.ts';

const ana = personOf('01890000-0000-7000-8000-000000000001');
const ben = personOf('01890000-0000-7000-8000-000000000002');
const cat = personOf('01890000-0000-7000-8000-000000000003');

test('who gives a record to another has one less, and a new person has what was linked to them', () => {
  const recall = openLinkRecall();
  recall.hold([member('a1', ana), member('a2', ana), member('b1', ben), member('new', null)]);
  recall.apply({
    created: [cat],
    merged: [],
    split: [],
    links: [
      { ref: ref('a2'), person: ben, from: ana, kind: 'link', rule: 'same trn' },
      { ref: ref('new'), person: cat, from: null, kind: 'link', rule: 'first sight' },
    ],
  });
  assert.deepEqual(
    [ana, ben, cat].map((person) => recall.recordsOf(person)?.map(({ key }) => key)),
    [['a1'], ['b1', 'a2'], ['new']],
  );
});

test('of somebody of whom nothing was read the database must be asked', () => {
  const recall = openLinkRecall();
  recall.hold([member('a1', ana)]);
  assert.equal(recall.recordsOf(ben), undefined);
});

function member(key: string, person: PersonId | null) {
  return { ref: ref(key), person, identifiers: [] };
}

function ref(key: string): RecordRef {
  return { feed: 'register-trainee', key };
}

function personOf(id: string): PersonId {
  if (!isPersonId(id)) throw new Error(`${id} is no person id`);
  return id;
}
