import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkPastStands } from './past-stands.ts';

test('law 4, the past stands: an answer for a day as known at an instant never changes, whatever arrives', () =>
  checkPastStands(slice(4)));
