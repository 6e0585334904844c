import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkSoundRecord } from './sound-record.ts';

test('law 6, no overlap, no orphan, no illegal step, and every value cites what stands', () =>
  checkSoundRecord(slice(8)));
