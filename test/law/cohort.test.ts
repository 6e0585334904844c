import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkCohortInAnyOrder, checkCohortStands } from './cohort.ts';

test('law 1 for a cohort: the same versions in any order give the same list under the same digest', () =>
  checkCohortInAnyOrder(slice(10)));

test('laws 3 and 4 for a cohort: what is kept answers as the evidence does, and the past stands', () =>
  checkCohortStands(slice(10)));
