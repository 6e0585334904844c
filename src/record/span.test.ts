import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Instant, instant, londonDate } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, type Row, signOff, started, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { headlineOn, turningDays } from './headline.ts';
import { reviewOn, sinceOf, statusSpans } from './span.ts';

const withdrawn = {
  state: 'withdrawn',
  withdrawal_date: '2025-12-01',
  withdrawal_reasons: ['trainee_workload_issues'],
};

describe('the life as known now', () => {
  const lives: readonly (readonly [string, readonly Row[], string, readonly (readonly [string, string])[]])[] = [
    [
      'a choice, a start that nobody confirmed, and no record by the sign-off',
      [...choice('2025-05-12', 'September 2025'), signOff('2025-10-21')],
      '2025-11-01T12:00:00Z',
      [
        ['2025-05-12', 'recruited'],
        ['2025-09-01', 'did_not_start'],
      ],
    ],
    [
      'a place that was given up before another of the same year was found',
      [
        ...choice('2025-05-12', 'September 2025'),
        ...choice('2025-06-10', 'September 2025', { status: 'withdrawn' }),
        ...choice('2025-07-10', 'September 2025').map((row) => (row.key === '1001' ? { ...row, key: '1002' } : row)),
      ],
      '2025-08-01T12:00:00Z',
      [
        ['2025-05-12', 'recruited'],
        ['2025-06-10', 'application_closed'],
        ['2025-07-10', 'recruited'],
      ],
    ],
    [
      'recruited, registered, and proved by the sign-off from the start on',
      [
        ...choice('2025-05-12', 'September 2025'),
        trainee('2025-08-28', { application_id: '1001' }),
        signOff('2025-10-21'),
      ],
      '2025-11-01T12:00:00Z',
      [
        ['2025-05-12', 'recruited'],
        ['2025-08-28', 'registered_not_started'],
        ['2025-09-01', 'in_training'],
      ],
    ],
    [
      'paused, back, and gone',
      [
        trainee('2025-08-28'),
        signOff('2025-10-21'),
        trainee('2025-10-25', {
          submitted_for_trn_at: '2025-08-28T12:00:00Z',
          state: 'deferred',
          defer_date: '2025-10-24',
        }),
        trainee('2025-11-10', {
          submitted_for_trn_at: '2025-08-28T12:00:00Z',
          defer_date: '2025-10-24',
          reinstate_date: '2025-11-09',
        }),
        trainee('2025-12-02', { submitted_for_trn_at: '2025-08-28T12:00:00Z', ...withdrawn }),
      ],
      '2026-01-01T12:00:00Z',
      [
        ['2025-08-28', 'registered_not_started'],
        ['2025-09-01', 'in_training'],
        ['2025-10-24', 'training_paused'],
        ['2025-11-09', 'in_training'],
        ['2025-12-01', 'withdrawn'],
      ],
    ],
  ];
  for (const [life, rows, at, spans] of lives)
    test(life, () => {
      const found = statusSpans(view(rows, instant(at)), policy);
      assert.deepEqual(
        found.map(({ from, headline }) => [from, headline.finding.code]),
        spans,
      );
    });

  test('what they say of themselves has its place in it, and a pause ends when they are back', () => {
    const rows = [
      trainee('2025-08-28'),
      signOff('2025-10-21'),
      started('2025-11-10', { kind: 'paused' }),
      { ...started('2025-12-01'), key: 'ana-2' },
      { ...started('2026-01-02', { kind: 'withdrew' }), key: 'ana-3' },
    ];
    const found = statusSpans(view(rows, instant('2026-01-05T12:00:00Z')), policy);
    assert.deepEqual(
      found.map(({ from, headline: { finding } }) => [from, finding.code, finding.confidence]),
      [
        ['2025-08-28', 'registered_not_started', 'confirmed'],
        ['2025-09-01', 'in_training', 'confirmed'],
        ['2025-11-10', 'training_paused', 'provisional'],
        ['2025-12-01', 'in_training', 'confirmed'],
        ['2026-01-02', 'withdrawn', 'provisional'],
      ],
    );
  });

  test('what is still to come is no part of it', () => {
    const known = view(choice('2025-05-12', 'September 2025'), instant('2025-08-31T22:59:59Z'));
    assert.deepEqual(
      statusSpans(known, policy).map(({ from }) => from),
      ['2025-05-12'],
    );
  });

  test('between two turning days the headline does not change', () => {
    const known = view(
      [
        ...choice('2025-05-12', 'September 2025'),
        trainee('2025-08-28', { application_id: '1001' }),
        started('2025-09-08'),
      ],
      instant('2025-10-01T12:00:00Z'),
    );
    assert.deepEqual(turningDays(known), ['2025-05-12', '2025-08-28', '2025-09-01', '2025-09-08']);
  });
});

describe('since when', () => {
  const sinces: readonly (readonly [string, readonly Row[], string, string, string])[] = [
    [
      'a recruited choice: since Apply says so',
      choice('2025-05-12', 'September 2025'),
      '2025-06-01',
      '2025-06-01T12:00:00Z',
      '2025-05-12',
    ],
    [
      'a start that nobody confirmed: since the start',
      choice('2025-05-12', 'September 2025'),
      '2025-09-15',
      '2025-09-15T12:00:00Z',
      '2025-09-01',
    ],
    [
      'one code in two confidences is one run',
      [trainee('2025-08-28', { itt_start_date: '2026-01-12' }), started('2026-01-20')],
      '2026-03-20',
      '2026-03-20T12:00:00Z',
      '2026-01-12',
    ],
    [
      'a draft alone: since its first word',
      [trainee('2025-06-01', { state: 'draft', submitted_for_trn_at: null })],
      '2025-09-15',
      '2025-09-15T12:00:00Z',
      '2025-06-01',
    ],
    [
      'a day that is still to come',
      choice('2025-05-12', 'September 2025'),
      '2025-09-15',
      '2025-06-01T12:00:00Z',
      '2025-09-01',
    ],
  ];
  for (const [what, rows, on, at, since] of sinces)
    test(what, () => assert.equal(sinceAt(rows, on, instant(at)), since));
});

describe('the last day on which an answer stands if nobody says anything new', () => {
  const reviews: readonly (readonly [string, readonly Row[], string, string | null])[] = [
    [
      'recruited: the day before the start',
      choice('2025-05-12', 'September 2025'),
      '2025-06-01T12:00:00Z',
      '2025-08-31',
    ],
    [
      'no record and no sign-off: 7 November',
      choice('2025-05-12', 'September 2025'),
      '2025-09-15T12:00:00Z',
      '2025-11-07',
    ],
    ['an unproved record: 7 November', [trainee('2025-08-28')], '2025-09-15T12:00:00Z', '2025-11-07'],
    [
      'an unproved January record: eight weeks',
      [trainee('2026-01-10', { itt_start_date: '2026-01-12' })],
      '2026-01-15T12:00:00Z',
      '2026-03-09',
    ],
    [
      'a record that came after the sign-off: eight weeks from its coming',
      [signOff('2025-10-21'), trainee('2025-10-27')],
      '2025-11-01T12:00:00Z',
      '2025-12-22',
    ],
    [
      'a start date that is typed and still to come: the day before it',
      [trainee('2025-08-28', { trainee_start_date: '2025-09-20' })],
      '2025-09-05T12:00:00Z',
      '2025-09-19',
    ],
    [
      'a claim that lapses first: its sixtieth day',
      [trainee('2025-08-28'), started('2025-09-01')],
      '2025-09-05T12:00:00Z',
      '2025-10-31',
    ],
    [
      'a start that they put off: the day before the one that they named',
      [trainee('2025-08-28'), started('2025-09-02', { kind: 'not_yet', on: '2025-09-15' })],
      '2025-09-05T12:00:00Z',
      '2025-09-14',
    ],
    [
      'a pause that only they tell of: its sixtieth day',
      [trainee('2025-08-28'), signOff('2025-10-21'), started('2025-11-10', { kind: 'paused' })],
      '2025-11-12T12:00:00Z',
      '2026-01-09',
    ],
    [
      'a withdrawal that only they tell of: no day ends it',
      [trainee('2025-08-28'), signOff('2025-10-21'), started('2025-11-10', { kind: 'withdrew' })],
      '2025-11-12T12:00:00Z',
      null,
    ],
    [
      'a claim that outlives the waiting: the end of the waiting',
      [trainee('2025-08-28'), started('2025-09-20')],
      '2025-09-25T12:00:00Z',
      '2025-11-07',
    ],
    [
      'a proved start: only news changes it',
      [trainee('2025-08-28'), signOff('2025-10-21')],
      '2025-11-01T12:00:00Z',
      null,
    ],
    [
      'withdrawn: only news changes it',
      [trainee('2025-08-28'), signOff('2025-10-21'), trainee('2025-12-02', withdrawn)],
      '2026-01-01T12:00:00Z',
      null,
    ],
  ];
  for (const [what, rows, at, last] of reviews)
    test(what, () => assert.equal(reviewOn(view(rows, instant(at)), londonDate(instant(at)), policy), last));
});

function sinceAt(rows: readonly Row[], day: string, at: Instant): string {
  const known = view(rows, at);
  const on = plainDate(day);
  const judged = on > londonDate(at) ? on : londonDate(at);
  return sinceOf(known, on, judged, headlineOn(known, { on, judged }, policy).finding.code, policy);
}
