import assert from 'node:assert/strict';
import { it } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import { openProviderBook } from './provider-book.ts';

it('a provider is known by its code in any year, and by every name and number that it ever had', () => {
  const book = openProviderBook([
    said('1AA/2024', 'ukprn', '10000001'),
    said('1AA/2025', 'ukprn', '10000009'),
    said('1AA/2024', 'name', 'Aster SCITT'),
    said('1AA/2025', 'name', 'Aster Teaching'),
  ]);
  assert.deepEqual(book.byCode('1AA'), ['10000001', '10000009']);
  assert.deepEqual(book.byName('Aster Teaching'), ['10000001', '10000009']);
  assert.deepEqual(book.byCode('1BB'), []);
});

it('a name that two providers have names neither', () => {
  const book = openProviderBook([
    said('1AA/2025', 'ukprn', '10000001'),
    said('1AA/2025', 'name', 'Aster SCITT'),
    said('1BB/2025', 'ukprn', '10000002'),
    said('1BB/2025', 'name', 'Aster SCITT'),
  ]);
  assert.deepEqual(book.byName('Aster SCITT'), []);
});

function said(key: string, attribute: string, value: string): Observation {
  const at = instant('2025-10-06T02:00:00Z');
  const times = { assertedAt: at, runStartedAt: at, recordedFrom: at, recordedTo: null };
  return { feed: 'publish-provider', key, channel: 'api', id: '', item: '', attribute, value, ...times };
}
