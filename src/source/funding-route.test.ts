import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFundingRoute } from './funding-route.ts';
import { trainingRoutes } from './training-route.ts';

test('every route of Register has a name of the Funding team', () => {
  assert.deepEqual(
    trainingRoutes.filter((route) => parseFundingRoute(route) === undefined),
    [],
  );
});

test('a route is known by any of its names, and by no other word', () => {
  const code = (text: string) => parseFundingRoute(text)?.code;
  assert.deepEqual(['12', 'provider_led_undergrad', ' Provider-led '].map(code), Array(3).fill('provider_led'));
  assert.deepEqual(
    ['03', 'School Direct (salaried)', 'School Direct salaried'].map(code),
    Array(3).fill('school_direct_salaried'),
  );
  assert.equal(code('By post'), undefined);
});
