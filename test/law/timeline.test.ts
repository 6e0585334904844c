import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkTimelines } from './timeline.ts';

test('a timeline says of each day what an answer says that is asked for that day', () => checkTimelines(slice(6)));
