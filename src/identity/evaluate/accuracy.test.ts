import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accuracyOf } from './accuracy.ts';
import { guessColumn } from './column-field.ts';

it('counts pairs, records and whole clusters, the lost among them', () => {
  // Persons {0,1,2} and {3,4}; found {0,1} and {2,3,4}.
  const found = accuracyOf(Int32Array.of(0, 0, 2, 2, 2), Int32Array.of(7, 7, 7, 8, 8), null);
  assert.deepEqual(found.pairwise, { precision: 0.5, recall: 0.5, f1: 0.5, right: 2, wrong: 2, lost: 2 });
  assert.ok(Math.abs(found.bcubed.precision - (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5) < 1e-12);
  assert.ok(Math.abs(found.bcubed.recall - (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5) < 1e-12);
  assert.equal(found.exactClusters.f1, 0);
});

it('of two lists counts only pairs across them', () => {
  const found = accuracyOf(Int32Array.of(0, 0, 0, 3), Int32Array.of(1, 1, 1, 1), Uint8Array.of(0, 0, 1, 1));
  assert.deepEqual([found.pairwise.right, found.pairwise.wrong, found.pairwise.lost], [2, 0, 2]);
});

it('knows columns by many names, and leaves alone what it does not know', () => {
  const uses = [
    'given_name',
    ' Forename',
    'SURNAME',
    'Date of Birth',
    'dob',
    'NI Number',
    'soc_sec_id',
    'Suburb',
    'rec_id',
  ];
  assert.deepEqual(uses.map(guessColumn), [
    ...(['firstNames', 'firstNames', 'lastNames', 'datesOfBirth', 'datesOfBirth'] as const),
    ...(['nationalInsuranceNumber', 'others.number', 'others.town', 'ignore'] as const),
  ]);
});
