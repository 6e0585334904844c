import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkSameTwice } from './same-twice.ts';

test('law 2, same twice: landing the present bytes of every record again changes no row but the log of the run', () =>
  checkSameTwice(slice(10)));
