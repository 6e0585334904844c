import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cohortStages } from '#cohort/group.ts';
import { endedReasons, neverReasons } from '#cohort/reason.ts';
import { cohortGroupLabel, cohortGroupSentence } from './cohort-reason-word.ts';

describe('the words for why somebody is no member', () => {
  const groups = [...cohortStages, ...neverReasons, ...endedReasons];

  it('tell every reason and every stage from every other', () => {
    assert.equal(new Set(groups.map(cohortGroupLabel)).size, groups.length);
    assert.equal(new Set(groups.map(cohortGroupSentence)).size, groups.length);
  });

  it('are short enough for a telephone, and never the code', () => {
    for (const group of groups) {
      assert.ok(cohortGroupLabel(group).length <= 40, group);
      assert.doesNotMatch(`${cohortGroupLabel(group)} ${cohortGroupSentence(group)}`, /_/);
    }
  });
});
