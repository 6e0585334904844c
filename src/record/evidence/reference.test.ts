import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import { knownReferences } from './reference.ts';

const noon = instant('2025-09-01T12:00:00Z');
const later = instant('2025-10-01T12:00:00Z');
const provider = observed('publish-provider', '1BB/2026', { ukprn: '10000002' });

test('what a record names only later does not bear on what was known before', () => {
  const own = [
    ...observed('apply-application', '1001', { training_provider_code: '1BB', recruitment_cycle_year: 2025 }),
    ...observed('apply-application', '1001', { recruitment_cycle_year: 2026 }, later),
  ];
  assert.deepEqual(knownReferences(own, provider, noon), []);
  assert.deepEqual(knownReferences(own, provider, later), provider);
});

test("one choice's provider in another choice's cycle is named by neither", () => {
  const own = [
    ...observed('apply-application', '1001', { training_provider_code: '1BB', recruitment_cycle_year: 2025 }),
    ...observed('apply-application', '1002', { training_provider_code: '1AA', recruitment_cycle_year: 2026 }),
  ];
  assert.deepEqual(knownReferences(own, provider, noon), []);
});

function observed(feed: Feed, key: string, said: Readonly<Record<string, Json>>, at = noon): readonly Observation[] {
  return Object.entries(said).map(([attribute, value]) => ({
    feed,
    key,
    id: `${key} ${attribute} ${at}`,
    channel: 'api',
    attribute,
    item: '',
    value,
    assertedAt: at,
    runStartedAt: at,
    recordedFrom: at,
    recordedTo: null,
  }));
}
