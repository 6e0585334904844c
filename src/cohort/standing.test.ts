import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { course, first, lineOf, linesOf, place } from '../../test/support/cohort.ts';
import { provider, type Row, signOff, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { standingOf } from './standing.ts';

const maths = course('maths');
const recruited = [maths, place('2025-05-12', '1001')];

describe('who is in a cohort', () => {
  test('a firm place on a fee-funded postgraduate course for secondary schools is in, from the day of the place on', () => {
    assert.equal(reasonOn(recruited, '2025-05-11'), 'no_recruited_choice');
    const line = lineOf(known(recruited), '2025-06-01');
    assert.deepEqual([line.member, line.reason, line.begun, line.wave], [true, null, '2025-05-12', 1]);
    assert.deepEqual([line.key, line.stratum], ['C501', 'scitt/Mathematics/autumn']);
    assert.ok(line.because.length > 0);
  });

  const changed = (says: Row['says']): readonly Row[] => [maths, place('2025-05-12', '1001', says)];
  const onCourse = (says: Row['says']): readonly Row[] => [course('maths', says), place('2025-05-12', '1001')];
  for (const [what, rows, reason] of [
    ['a choice that is only offered', changed({ status: 'offer' }), 'no_recruited_choice'],
    ['two places', [maths, place('2025-05-12', '1001'), place('2025-05-12', '1002')], 'several_recruited_choices'],
    [
      'a place and another offer',
      [maths, place('2025-05-12', '1001'), place('2025-05-01', '1002', { status: 'offer' })],
      'undecided_choice',
    ],
    ['a place with a condition open', changed({ offer_pending_conditions_count: 1 }), 'conditions_pending'],
    [
      'a place of which nobody tells the conditions',
      changed({ offer_pending_conditions_count: null }),
      'conditions_pending',
    ],
    [
      'a place and another that waits',
      [maths, place('2025-05-12', '1001'), place('2025-05-01', '1002', { status: 'pending_conditions' })],
      'conditions_pending',
    ],
    ['a place in the cycle before', changed({ recruitment_cycle_year: 2024 }), 'wrong_cycle'],
    ['a course for primary schools', onCourse({ level: 'primary' }), 'wrong_level'],
    ['a course of which no level is known', onCourse({ level: null }), 'wrong_level'],
    ['a salaried course', onCourse({ funding_type: 'salary' }), 'wrong_route'],
    ['a course of which no funding is known', onCourse({ funding_type: null }), 'wrong_route'],
    ['an undergraduate course', onCourse({ degree_type: 'undergraduate' }), 'wrong_route'],
    [
      'an apprenticeship that is called fee-funded',
      onCourse({ program_type: 'teacher_degree_apprenticeship' }),
      'wrong_route',
    ],
    ['a start in the academic year before', onCourse({ start_date: 'January 2025' }), 'wrong_start_year'],
    ['a course without a start', onCourse({ start_date: null }), 'wrong_start_year'],
    ['nobody knows how to reach them', changed({ email: null }), 'not_contactable'],
  ] as const)
    test(`${what}: ${reason}`, () => assert.equal(reasonOn(rows, '2025-06-01'), reason));

  test('a choice that is undecided in another cycle, or still with its provider, keeps nobody out', () => {
    for (const says of [{ status: 'offer', recruitment_cycle_year: 2026 }, { status: 'interviewing' }])
      assert.equal(lineOf(known([maths, place('2025-05-01', '1002', says), ...recruited]), '2025-06-01').member, true);
  });

  test('a January start is in by its own academic year', () => {
    assert.equal(
      lineOf(known(onCourse({ start_date: 'January 2026' })), '2025-06-01').stratum,
      'scitt/Mathematics/spring',
    );
  });

  test('the level comes from the choice where Publish does not know the course', () => {
    const says = { course_uuid: 'unheard-of', level: 'primary', funding_type: 'fee' };
    assert.equal(reasonOn([place('2025-05-12', '1001', says)], '2025-06-01'), 'wrong_level');
    assert.equal(
      reasonOn([place('2025-05-12', '1001', { ...says, level: 'secondary' })], '2025-06-01'),
      'wrong_start_year',
    );
  });

  test('a place found only after the start is in no status of the text', () => {
    assert.equal(reasonOn([maths, place('2025-09-10', '1001')], '2025-09-11'), 'wrong_status');
  });

  test('every line that fails is kept, in order', () => {
    const line = lineOf(
      known([course('maths', { level: 'primary', funding_type: 'salary' }), ...changed({ email: null }).slice(1)]),
      '2025-06-01',
    );
    assert.deepEqual([line.reason, line.alsoFailing], ['wrong_level', ['wrong_route', 'not_contactable']]);
  });

  test('a lead school counts as the provider that accredits its course', () => {
    const says = { training_provider_type: 'lead_school', accredited_provider_code: '2BB' };
    const university: Row = {
      on: '2025-01-10',
      feed: 'publish-provider',
      key: '2BB/2025',
      says: { name: 'University of Alder', provider_type: 'university' },
    };
    assert.equal(
      lineOf(known([maths, university, place('2025-05-12', '1001', says)]), '2025-06-01').stratum,
      'university/Mathematics/autumn',
    );
  });

  const later = (on: string, says: Row['says']): readonly Row[] => [...recruited, place(on, '1001', says)];
  const registered = (says: Row['says']): readonly Row[] => [
    ...recruited,
    trainee('2025-08-28', { application_id: '1001', ...says }),
  ];
  const withdrew = { state: 'withdrawn', withdrawal_date: '2025-11-20', commencement_status: 'itt_started_on_time' };
  for (const [what, rows, reason, ended] of [
    ['withdrawn in Apply', later('2025-07-10', { status: 'withdrawn' }), 'apply_withdrawn', '2025-07-10'],
    ['deferred in Apply', later('2025-08-21', { status: 'offer_deferred' }), 'offer_deferred', '2025-08-21'],
    [
      'moved to the next cycle without a word',
      later('2025-08-21', { recruitment_cycle_year: 2026, course_uuid: 'next' }),
      'offer_deferred',
      '2025-08-21',
    ],
    [
      'deferred in Register before the start',
      registered({ state: 'deferred', defer_date: '2025-08-30' }),
      'offer_deferred',
      '2025-08-30',
    ],
    [
      'a condition opened again',
      later('2025-07-10', { offer_pending_conditions_count: 1 }),
      'conditions_reopened',
      '2025-07-10',
    ],
    [
      'never registered by the sign-off',
      [...recruited, provider('2025-01-10'), signOff('2025-10-20')],
      'not_registered',
      '2025-09-01',
    ],
    [
      'withdrawn before the start',
      registered({ state: 'withdrawn', withdrawal_date: '2025-08-30' }),
      'did_not_start',
      '2025-08-30',
    ],
    ['withdrawn after the start', registered(withdrew), 'withdrawn', '2025-11-20'],
    [
      'registered on a salaried route',
      registered({ training_route: 'school_direct_salaried' }),
      'moved_route',
      '2025-08-28',
    ],
  ] as const)
    test(`${what}: the membership ended as ${reason} on ${ended}`, () => {
      const line = lineOf(known(rows), '2025-12-01');
      assert.deepEqual([line.member, line.reason, line.begun, line.ended], [false, reason, '2025-05-12', ended]);
      assert.ok(line.because.length > 0 && line.arm !== null && line.wave !== null);
      assert.equal(lineOf(known(rows), '2025-06-01').member, true);
    });

  test('whatever else becomes of a member, membership goes on: nobody is sure, training, a pause, another course', () => {
    const paused = [
      trainee('2025-08-28', { commencement_status: 'itt_started_on_time' }),
      trainee('2026-02-01', {
        state: 'deferred',
        defer_date: '2026-02-01',
        commencement_status: 'itt_started_on_time',
      }),
    ];
    for (const rows of [
      recruited,
      [...recruited, ...paused],
      [
        ...recruited,
        course('art', { level: 'primary' }),
        place('2025-07-01', '1001', { course_uuid: 'art', training_provider_code: '2BB' }),
      ],
    ])
      assert.equal(lineOf(view(rows, instant('2025-10-10T12:00:00Z')), '2025-10-10').member, true);
  });

  test('a disputed answer ends nothing', () => {
    const proved = trainee('2025-08-28', { commencement_status: 'itt_started_on_time' });
    const gone = trainee('2026-02-12', {
      record: 'gone',
      commencement_status: 'itt_started_on_time',
      submitted_for_trn_at: '2025-08-28T12:00:00Z',
    });
    assert.equal(lineOf(known([...recruited, proved, gone]), '2026-02-20').member, true);
  });

  test('who left does not come back, but for a deferred offer that is reinstated in the same cycle: a new membership', () => {
    const back = (status: string): readonly Row[] => [
      ...recruited,
      place('2025-06-10', '1001', { status }),
      place('2025-07-10', '1002'),
    ];
    assert.equal(lineOf(known(back('withdrawn')), '2025-07-20').reason, 'apply_withdrawn');
    const reinstated = [
      ...recruited,
      place('2025-06-10', '1001', { status: 'offer_deferred' }),
      place('2025-07-10', '1001'),
    ];
    const again = lineOf(known(reinstated), '2025-07-20');
    assert.deepEqual([again.member, again.begun], [true, '2025-07-10']);
  });

  test('a decision about the person ends a membership on its day, and membership is not contactability', () => {
    const decisions = {
      endings: [{ reason: 'objected' as const, on: plainDate('2025-07-01'), until: null, because: ['d-1'] }],
    };
    assert.equal(lineOf(known(recruited), '2025-06-30', { decisions }).member, true);
    const line = lineOf(known(recruited), '2025-07-01', { decisions });
    assert.deepEqual(
      [line.reason, line.ended, line.contactable, line.because],
      ['objected', '2025-07-01', true, ['d-1']],
    );
  });

  test('a place whose account nobody names is known by its source key, and is a place', () => {
    const line = lineOf(known([maths, place('2025-05-12', '1001', { candidate_id: null })]), '2025-06-01');
    assert.deepEqual([line.key, line.member, line.reason], ['ana', true, null]);
  });

  test('no day after the one that is judged is looked at', () => {
    const early = view(recruited, instant('2025-06-01T12:00:00Z'));
    const { spans } = standingOf(early, first, policy, { endings: [] }, plainDate('2025-06-01'));
    assert.deepEqual(
      spans.map(({ from, state }) => [from, state.kind]),
      [
        ['1900-01-01', 'outside'],
        ['2025-05-12', 'inside'],
      ],
    );
    const later = view(
      [...recruited, place('2025-07-10', '1001', { status: 'withdrawn' })],
      instant('2025-12-01T12:00:00Z'),
    );
    const judged = standingOf(later, first, policy, { endings: [] }, plainDate('2025-07-01'));
    assert.equal(judged.spans.at(-1)?.from, '2025-05-12');
  });

  test('two accounts of one person are one membership, the earlier one; the other is named as merged', () => {
    const second = place('2025-06-01', '2002', { candidate_id: 'C777' });
    const lines = linesOf(known([...recruited, second]), '2025-06-20');
    assert.deepEqual(
      lines.map(({ key, member, reason, begun, ended }) => [key, member, reason, begun, ended]),
      [
        ['C501', true, null, '2025-05-12', null],
        ['C777', false, 'merged_duplicate', '2025-06-01', '2025-06-01'],
      ],
    );
  });
});

function known(rows: readonly Row[]): ReturnType<typeof view> {
  return view(rows, instant('2025-12-15T12:00:00Z'));
}

function reasonOn(rows: readonly Row[], on: string): string | null {
  return lineOf(view(rows, instant(`${on}T12:00:00Z`)), on).reason;
}
