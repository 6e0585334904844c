import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenName } from './spoken-name.ts';

test('a person is named by the smallest key that a service keeps', () => {
  const trainee = { feed: 'register-trainee', key: 'ana-r' } as const;
  const claim = { feed: 'claim', key: 'ana-1' } as const;
  const choice = { feed: 'apply-application', key: '1001' } as const;
  assert.equal(spokenName([trainee, claim, choice]), 'apply-application:1001');
  assert.equal(spokenName([claim, trainee]), 'register-trainee:ana-r');
  assert.equal(spokenName([claim]), 'claim:ana-1');
  assert.equal(spokenName([]), undefined);
});
