import { test } from 'node:test';
import { checkAnyOrder } from '../law/any-order.ts';
import { checkCohortInAnyOrder, checkCohortStands } from '../law/cohort.ts';
import { checkLowerSource } from '../law/lower-source.ts';
import { checkPastStands } from '../law/past-stands.ts';
import { checkRebuild } from '../law/rebuild.ts';
import { checkSameTwice } from '../law/same-twice.ts';
import { checkSoundRecord } from '../law/sound-record.ts';
import { checkTimelines } from '../law/timeline.ts';
import { newSeed } from '../support/check-law.ts';

/** Ten thousand histories among the laws, law 5 beside them; each run tries others, and a failure prints its seed. */
const histories = {
  anyOrder: 2500,
  sameTwice: 2000,
  rebuild: 1500,
  pastStands: 1000,
  soundRecord: 1500,
  lowerSource: 1500,
  timeline: 300,
  cohort: 100,
};

test('law 1, any order', () => checkAnyOrder({ runs: histories.anyOrder, seed: newSeed() }));
test('law 2, same twice', () => checkSameTwice({ runs: histories.sameTwice, seed: newSeed() }));
test('law 3, rebuild = incremental', () => checkRebuild({ runs: histories.rebuild, seed: newSeed() }));
test('law 4, the past stands', () => checkPastStands({ runs: histories.pastStands, seed: newSeed() }));
test('law 6, sound records', () => checkSoundRecord({ runs: histories.soundRecord, seed: newSeed() }));
test('law 8, a lower source hurts nobody silently', () =>
  checkLowerSource({ runs: histories.lowerSource, seed: newSeed() }));
test('timelines say what answers say', () => checkTimelines({ runs: histories.timeline, seed: newSeed() }));
test('a cohort in any order', () => checkCohortInAnyOrder({ runs: histories.cohort, seed: newSeed() }));
test('the past of a cohort stands', () => checkCohortStands({ runs: histories.cohort, seed: newSeed() }));
