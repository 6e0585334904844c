import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import type { Headline } from '#record/headline.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import { course, first, place } from '../../test/support/cohort.ts';
import { view } from '../../test/support/evidence.ts';
import { choicesOn } from './choice.ts';
import { endingOn } from './ending.ts';

const on = plainDate('2025-06-01');
const known = view([course('maths'), place('2025-05-12', '1001')], instant('2025-06-01T12:00:00Z'));
const [counted] = choicesOn(known.applications, on);
assert.ok(counted);

test('an ending counts at any confidence but disputed', () => {
  assert.equal(endingFor('withdrawn', 'confirmed'), 'withdrawn');
  assert.equal(endingFor('withdrawn', 'inferred'), 'withdrawn');
  assert.equal(endingFor('withdrawn', 'disputed'), undefined);
});

test('what Register never knew is told apart from what somebody said', () => {
  assert.equal(endingFor('did_not_start', 'inferred', 'R6'), 'not_registered');
  assert.equal(endingFor('did_not_start', 'inferred', 'R7'), 'not_registered');
  assert.equal(endingFor('did_not_start', 'confirmed', 'R8'), 'did_not_start');
});

function endingFor(
  code: StatusCode,
  confidence: Confidence,
  rule: Headline['finding']['rule'] = 'R8',
): string | undefined {
  const headline: Headline = {
    episode: undefined,
    isQualified: false,
    finding: { code, confidence, source: 'register', rule, because: ['o-1'] },
  };
  assert.ok(counted);
  const day = { view: known, on, headline: () => headline, reach: () => [] };
  return endingOn(day, counted, first, { endings: [] })?.reason;
}
