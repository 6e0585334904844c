import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  compareCourses,
  comparePlaces,
  compareStages,
  compareYears,
  type Stage,
  writeCourse,
  writePlace,
  writeStage,
} from './career.ts';
import { levelsOf, notCompared } from './comparison.ts';

const training = { from: '2025-09-01', to: '2026-06-26' };

describe('two stages of a road into teaching', () => {
  const cases: readonly [string, Stage, Stage, string | null][] = [
    [
      'who applies and then trains goes on in order',
      { kind: 'applied', on: '2025-01-05' },
      { kind: 'trained', ...training },
      'in order',
    ],
    [
      'who trained, left, and applies again has left before',
      { kind: 'applied', on: '2026-11-01' },
      { kind: 'trained', ...training },
      'left before',
    ],
    [
      'who passed does not apply again',
      { kind: 'applied', on: '2026-11-01' },
      { kind: 'passed', ...training },
      'qualified before',
    ],
    [
      'who applies and is qualified later goes on in order',
      { kind: 'applied', on: '2025-01-05' },
      { kind: 'qualified', on: '2026-07-16' },
      'in order',
    ],
    [
      'who is qualified does not apply',
      { kind: 'applied', on: '2025-01-05' },
      { kind: 'qualified', on: '2019-04-01' },
      'qualified before',
    ],
    [
      'who trains and is qualified at the end goes on in order',
      { kind: 'trained', ...training },
      { kind: 'qualified', on: '2026-07-16' },
      'in order',
    ],
    [
      'who is qualified does not train',
      { kind: 'trained', ...training },
      { kind: 'qualified', on: '2019-04-01' },
      'qualified before',
    ],
    [
      'two applications say nothing of their order',
      { kind: 'applied', on: '2025-01-05' },
      { kind: 'applied', on: '2025-02-05' },
      null,
    ],
    [
      'two trainings are compared as courses',
      { kind: 'passed', ...training },
      { kind: 'trained', from: '2024-09-01', to: '2025-06-26' },
      null,
    ],
  ];
  for (const [name, left, right, level] of cases) {
    it(name, () => {
      const [one, other] = [writeStage(left), writeStage(right)];
      assert.equal(levelAt('stage', compareStages(one, other)), level);
      assert.equal(levelAt('stage', compareStages(other, one)), level);
    });
  }
});

describe('two full-time courses', () => {
  const [from, to] = ['2025-09-01', '2026-06-26'];
  const cases: readonly [string, string, string][] = [
    ['at different providers overlap', writeCourse('10000002', '2025-10-01', '2026-07-10'), 'at once'],
    [
      'do not when the one ends on the day on which the other begins',
      writeCourse('10000002', to, '2027-06-26'),
      'one after the other',
    ],
    ['of one provider are no contradiction', writeCourse('10000001', from, '2026-07-10'), 'one provider'],
  ];
  for (const [name, other, level] of cases) {
    it(name, () => {
      const one = writeCourse('10000001', from, to);
      assert.equal(levelAt('course', compareCourses(one, other)), level);
      assert.equal(levelAt('course', compareCourses(other, one)), level);
    });
  }
});

it('a year apart is told from any other difference', () => {
  assert.equal(levelAt('year', compareYears('2019', '2020')), 'a year apart');
  assert.equal(levelAt('year', compareYears('2025', '2024')), 'a year apart');
  assert.equal(levelAt('year', compareYears('2024', '2026')), 'different');
});

it('the provider to whom somebody applied is compared with the one who trains them, and with nobody else', () => {
  const [applied, trained] = [writePlace('applied', '10000001'), writePlace('trained', '10000001')];
  assert.equal(levelAt('place', comparePlaces(applied, trained)), 'same provider');
  assert.equal(levelAt('place', comparePlaces(applied, writePlace('trained', '10000002'))), 'different');
  assert.equal(levelAt('place', comparePlaces(trained, writePlace('trained', '10000002'))), null);
});

function levelAt(kind: 'year' | 'stage' | 'course' | 'place', found: number): string | null {
  return found === notCompared ? null : (levelsOf[kind][found] ?? null);
}
