import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainCohortLine } from '../../test/support/cohort-line.ts';
import { funnelOf } from './funnel.ts';
import { cohortStages, isInGroup } from './group.ts';
import type { CohortPerson } from './membership.ts';
import type { CohortReason } from './reason.ts';

const line: CohortPerson = { ...plainCohortLine, key: 'C501', who: 'apply-application:1001' };

describe('the groups of a cohort', () => {
  const people = [
    member(true),
    member(false),
    ...none('no_recruited_choice', 3),
    ...none('not_contactable', 2),
    ...none('not_drawn', 4),
    ...none('held_out', 1),
    ...none('apply_withdrawn', 2),
    ...none('data_error', 1),
  ];
  const sizes = new Map(
    cohortStages.map((stage) => [stage, people.filter((person) => isInGroup(person, stage)).length]),
  );

  it('are as large as the funnel says at the same place', () => {
    const left = new Map(funnelOf(people).map((step) => [step.reason, step.left]));
    assert.equal(sizes.get('joined'), left.get('not_contactable'));
    assert.equal(sizes.get('drawn'), left.get('held_out'));
    assert.equal(sizes.get('members'), left.get('data_error'));
    assert.deepEqual([...sizes.values()], [15, 10, 5, 3, 2, 1]);
  });

  it('keep everybody with one reason together', () => {
    assert.equal(people.filter((person) => isInGroup(person, 'not_drawn')).length, 4);
  });

  it('do not count as reachable whom no place ever made a member', () => {
    assert.equal(isInGroup({ member: false, reason: 'not_drawn', contactable: true }, 'contactable'), false);
  });
});

function member(contactable: boolean): CohortPerson {
  return { ...line, member: true, contactable };
}

function none(reason: CohortReason, times: number): readonly CohortPerson[] {
  return Array.from({ length: times }, () => ({ ...line, reason }));
}
