import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, type Row, signOff, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { windowOn } from './window.ts';

const january = { itt_start_date: '2026-01-12' };

/** From which day on each window holds, for every kind of course. */
const courses: readonly (readonly [string, readonly Row[], readonly (readonly [string, string])[]])[] = [
  [
    'a September course whose provider signed off on 21 October',
    [trainee('2025-08-28'), signOff('2025-10-21')],
    [
      ['2025-07-31', 'W0'],
      ['2025-08-01', 'W1'],
      ['2025-08-31', 'W1'],
      ['2025-09-01', 'W2'],
      ['2025-10-08', 'W2'],
      ['2025-10-21', 'W2'],
      ['2025-10-22', 'W3'],
      ['2026-05-31', 'W3'],
      ['2026-06-01', 'W4'],
      ['2026-09-30', 'W4'],
      ['2026-10-01', 'W3'],
    ],
  ],
  [
    'a September course whose provider never signs',
    [trainee('2025-08-28')],
    [
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'a course whose provider signed off before it began',
    [trainee('2025-08-28', { itt_start_date: '2025-10-06' }), signOff('2025-10-01')],
    [
      ['2025-10-05', 'W1'],
      ['2025-10-06', 'W2'],
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'a provider that signs after the tool should have closed',
    [trainee('2025-08-28'), signOff('2025-11-20')],
    [
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'a choice alone on a course of which only the month is known',
    choice('2025-05-12', 'September 2025'),
    [
      ['2025-07-31', 'W0'],
      ['2025-08-31', 'W1'],
      ['2025-09-01', 'W2'],
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'an August course',
    [trainee('2025-07-28', { itt_start_date: '2025-08-01' })],
    [
      ['2025-07-31', 'W0'],
      ['2025-08-01', 'W2'],
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'a course that starts on census day',
    [trainee('2025-09-28', { itt_start_date: '2025-10-08' })],
    [
      ['2025-10-07', 'W1'],
      ['2025-10-08', 'W2'],
      ['2025-11-07', 'W2'],
      ['2025-11-08', 'W3'],
    ],
  ],
  [
    'a course that starts the day after census day waits eight weeks',
    [trainee('2025-09-28', { itt_start_date: '2025-10-09' }), signOff('2025-10-21')],
    [
      ['2025-10-08', 'W1'],
      ['2025-10-09', 'W2'],
      ['2025-12-04', 'W2'],
      ['2025-12-05', 'W3'],
    ],
  ],
  [
    'a January course',
    [trainee('2026-01-10', january)],
    [
      ['2025-07-31', 'W0'],
      ['2025-08-01', 'W1'],
      ['2026-01-11', 'W1'],
      ['2026-01-12', 'W2'],
      ['2026-03-09', 'W2'],
      ['2026-03-10', 'W3'],
      ['2026-06-01', 'W4'],
    ],
  ],
  [
    'a January course whose start somebody confirmed on 20 January',
    [trainee('2026-01-10', january), trainee('2026-01-20', { ...january, commencement_status: 'itt_started_on_time' })],
    [
      ['2026-01-12', 'W2'],
      ['2026-01-20', 'W2'],
      ['2026-01-21', 'W3'],
    ],
  ],
  [
    'a January course with a start date that somebody typed beforehand',
    [trainee('2026-01-10', { ...january, trainee_start_date: '2026-01-19' })],
    [
      ['2026-01-19', 'W2'],
      ['2026-01-20', 'W3'],
    ],
  ],
  [
    'a January course whose trainee has not started yet',
    [trainee('2026-01-20', { ...january, commencement_status: 'itt_not_yet_started' })],
    [
      ['2026-03-09', 'W2'],
      ['2026-03-10', 'W3'],
    ],
  ],
  [
    'a course whose start nobody knows',
    choice('2025-05-12', null),
    [
      ['2025-07-31', 'W0'],
      ['2026-01-01', 'W0'],
    ],
  ],
];

describe('the window of a day', () => {
  for (const [course, rows, days] of courses)
    test(course, () => {
      const [episode] = view(rows, instant('2026-12-01T12:00:00Z')).episodes;
      assert.deepEqual(
        days.map(([day]) => [day, windowOn(episode, plainDate(day), policy)]),
        days,
      );
    });

  test('without an episode it is the first', () =>
    assert.equal(windowOn(undefined, plainDate('2025-09-01'), policy), 'W0'));

  test('a sign-off that is not yet known has not ended W2', () => {
    const rows = [trainee('2025-08-28'), signOff('2025-10-21')];
    const [before] = view(rows, instant('2025-10-21T11:59:59Z')).episodes;
    const [after] = view(rows, instant('2025-10-21T12:00:00Z')).episodes;
    assert.equal(windowOn(before, plainDate('2025-10-25'), policy), 'W2');
    assert.equal(windowOn(after, plainDate('2025-10-25'), policy), 'W3');
  });
});
