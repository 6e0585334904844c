import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import { knownRecords } from '../evidence/known-record.ts';
import { openReferenceBook } from './reference-book.ts';

const noon = instant('2025-09-01T12:00:00Z');
const providers = {
  '1AA/2025': { name: 'Aster SCITT', ukprn: '10000001' },
  '1BB/2025': { name: 'Beech SCITT', ukprn: '10000002' },
  '1CC/2025': { name: 'Beech SCITT', ukprn: '10000002' },
};

test('of two providers of one name, or of one number, always the same is found', () => {
  for (const records of [observed(), observed().toReversed()]) {
    const book = openReferenceBook(knownRecords(records, noon));
    assert.equal(book.providerNamed('Beech SCITT')?.code, '1BB');
    assert.equal(book.codeOf('10000002'), '1BB');
  }
});

function observed(): readonly Observation[] {
  return Object.entries(providers).flatMap(([key, said]) =>
    Object.entries(said).map(([attribute, value]) => ({
      feed: 'publish-provider' as const,
      key,
      id: `${key} ${attribute}`,
      channel: 'api',
      attribute,
      item: '',
      value,
      assertedAt: noon,
      runStartedAt: noon,
      recordedFrom: noon,
      recordedTo: null,
    })),
  );
}
