import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkAnyOrder } from './any-order.ts';

test('law 1, any order: the same versions in any order and any number give the same people and the same records', () =>
  checkAnyOrder(slice(10)));
