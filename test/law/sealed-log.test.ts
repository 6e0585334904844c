import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { expectEveryChangeCaught } from './sealed-log.ts';

test('every change of the sealed access log is caught', () => {
  const { runs, seed } = slice(500);
  expectEveryChangeCaught(runs, seed);
});
