import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkLowerSource } from './lower-source.ts';

test('law 8, no lower source changes what a higher one holds, unless a rule says so and then it is disputed', () =>
  checkLowerSource(slice(12)));
