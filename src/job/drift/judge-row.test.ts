import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Difference } from '#observation/drift.ts';
import type { ReadRow } from '#observation/reading.ts';
import { type ChannelDrift, differencesOf, judgeRow, vanishedFrom, withhold } from './judge-row.ts';

const known: ChannelDrift = { isFamiliar: true, sparse: new Set(['rare']), accepted: new Set() };
const route = { attribute: 'route', item: 'r1', value: { status: 'Resting' } };
const row: ReadRow = {
  key: '1',
  assertedAt: null,
  statements: [
    { attribute: 'name', item: '', value: 'Ana' },
    { attribute: 'phone', item: '', value: null },
    route,
    { ...route, item: 'r2' },
  ],
  unknown: [{ attribute: 'route.status', item: 'r1', value: 'Resting' }],
};
const gone: Difference = { kind: 'missing_field', field: 'phone', detail: 'rows carried it until now' };

test('what all rows carried is missed when it goes; what some were without, or before any are known, is not', () => {
  const came = { differences: [], absent: ['phone', 'rare'] };
  assert.deepEqual(vanishedFrom(came, known), [gone]);
  assert.deepEqual(vanishedFrom(came, { ...known, isFamiliar: false }), []);
});

test('what was only learned from earlier rows is told, and decides nothing: rows may come in any order', () => {
  for (const mode of ['evolve', 'freeze', 'quarantine'] as const)
    assert.deepEqual(judgeRow([], [gone], mode, known), {
      waitsFor: null,
      differences: [{ difference: gone, did: 'kept' }],
    });
});

test('a value that no list holds is withheld with the one statement that says it', () => {
  const judged = judgeRow(differencesOf({ differences: [], absent: [] }, row), [], 'freeze', known);
  const { statements, isSilentAbout } = withhold(row, judged);
  assert.deepEqual(
    statements.map(({ attribute, item }) => `${attribute} ${item}`.trim()),
    ['name', 'phone', 'route r2'],
  );
  assert.equal(isSilentAbout?.({ attribute: 'route', item: 'r1' }), true);
  assert.equal(isSilentAbout?.({ attribute: 'route', item: 'r2' }), false);
});

test('a row that lost a field says what it carries and denies nothing, under every mode', () => {
  for (const mode of ['evolve', 'freeze'] as const) {
    const { statements, isSilentAbout } = withhold(row, judgeRow([gone], [], mode, known));
    assert.ok(statements.every(({ value }) => value !== null));
    assert.equal(isSilentAbout?.({ attribute: 'phone', item: '' }), true);
  }
});

test('what was accepted is kept under every mode, and lets no row wait', () => {
  const accepted = { ...known, accepted: new Set(['missing_field\u0000phone\u0000rows carried it until now']) };
  for (const mode of ['evolve', 'freeze', 'quarantine'] as const)
    assert.deepEqual(judgeRow([gone], [], mode, accepted), {
      waitsFor: null,
      differences: [{ difference: gone, did: 'kept' }],
    });
  assert.deepEqual(judgeRow([gone], [], 'quarantine', known).waitsFor, gone);
});
