import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import { type Career, careerOf } from './career-of.ts';
import { emptyProviderBook, type ProviderBook } from './provider-book.ts';

const sent = {
  submitted_for_trn_at: '2025-08-28T15:00:00Z',
  study_mode: '01',
  itt_start_date: '2025-09-01',
  itt_end_date: '2026-06-26',
  ukprn: '10000001',
};

describe('a training in Register', () => {
  it('takes its days at its provider', () => {
    assert.deepEqual(trainee(sent), {
      year: ['2025'],
      stage: ['trained 2025-09-01 to 2026-06-26'],
      course: ['10000001 2025-09-01 to 2026-06-26'],
      place: ['trained at 10000001'],
    });
  });

  it('takes no longer than until somebody left or paused, and begins when they began', () => {
    assert.deepEqual(trainee({ ...sent, withdrawal_date: '2025-11-03' }).course, ['10000001 2025-09-01 to 2025-11-03']);
    assert.deepEqual(trainee({ ...sent, defer_date: '2026-01-08' }).course, ['10000001 2025-09-01 to 2026-01-08']);
    const back = { ...sent, defer_date: '2026-01-08', return_from_deferral_date: '2026-04-20' };
    assert.deepEqual(trainee(back).course, ['10000001 2025-09-01 to 2026-06-26']);
    assert.deepEqual(trainee({ ...sent, trainee_start_date: '2025-11-10' }).course, [
      '10000001 2025-11-10 to 2026-06-26',
    ]);
  });

  it('is passed at its end by who met the standards', () => {
    assert.deepEqual(trainee({ ...sent, outcome_date: '2026-06-20' }).stage, ['passed 2025-09-01 to 2026-06-20']);
  });

  it('is no full-time course when it is part-time, and nothing at all while it is a draft', () => {
    const partTime = trainee({ ...sent, study_mode: '31' });
    assert.deepEqual([partTime.course, partTime.stage.length], [[], 1]);
    assert.deepEqual(trainee({ ...sent, study_mode: 'Full time' }).course.length, 1);
    const draft = trainee({ ...sent, submitted_for_trn_at: null });
    assert.deepEqual([draft.course, draft.stage], [[], []]);
  });

  it('that begins in January may be of either cycle', () => {
    assert.deepEqual(trainee({ ...sent, itt_start_date: '2026-01-12' }).year, ['2025', '2026']);
  });

  it('is read from what stands and was said last, in whatever order it came', () => {
    const said = [
      ...observe('register-trainee', { ...sent, itt_end_date: '2026-06-26' }, '2025-09-02T00:00:00Z'),
      ...observe('register-trainee', { itt_end_date: '2026-07-10' }, '2025-10-02T00:00:00Z'),
      ...observe('register-trainee', { itt_end_date: '2027-01-01' }, '2025-12-02T00:00:00Z', false),
    ];
    const found = careerOf('register-trainee', said, emptyProviderBook);
    assert.deepEqual(found.course, ['10000001 2025-09-01 to 2026-07-10']);
    assert.deepEqual(careerOf('register-trainee', said.toReversed(), emptyProviderBook), found);
  });

  it('is at the provider whose name it gives, where Publish knows the name', () => {
    const { ukprn: _, ...nameless } = sent;
    const said = observe('register-trainee', { ...nameless, provider_name: 'University of Elder' });
    assert.deepEqual(careerOf('register-trainee', said, providers).place, ['trained at 10000002']);
    assert.deepEqual(careerOf('register-trainee', said, emptyProviderBook).place, []);
  });
});

it('a choice in Apply is made on a day, in a cycle, for a training and an accredited provider', () => {
  const said = {
    submitted_at: '2024-11-03T10:00:00Z',
    recruitment_cycle_year: 2025,
    training_provider_code: '1AA',
    accredited_provider_code: '1BB',
  };
  assert.deepEqual(careerOf('apply-application', observe('apply-application', said), providers), {
    year: ['2025'],
    stage: ['applied on 2024-11-03'],
    course: [],
    place: ['applied at 10000001', 'applied at 10000002'],
  });
});

it("the regulator's record tells its trainings, and when somebody was qualified otherwise", () => {
  const route = {
    status: 'Holds',
    training_start_date: '2025-09-01',
    training_end_date: '2026-06-26',
    provider_ukprn: '10000001',
  };
  const trained = { qts_holds_from: '2026-07-16', route };
  assert.deepEqual(careerOf('trs-person', observe('trs-person', trained), providers).stage, [
    'passed 2025-09-01 to 2026-06-26',
  ]);
  const abroad = { qts_holds_from: '2019-04-01' };
  assert.deepEqual(careerOf('trs-person', observe('trs-person', abroad), providers).stage, ['qualified on 2019-04-01']);
});

const providers: ProviderBook = {
  byCode: (code) => ({ '1AA': ['10000001'], '1BB': ['10000002'] })[code] ?? [],
  byName: (name) => (name === 'University of Elder' ? ['10000002'] : []),
};

function trainee(said: Readonly<Record<string, Json>>): Career {
  return careerOf('register-trainee', observe('register-trainee', said), emptyProviderBook);
}

function observe(
  feed: Feed,
  said: Readonly<Record<string, Json>>,
  when = '2025-10-06T02:00:00Z',
  isOpen = true,
): readonly Observation[] {
  const at: Instant = instant(when);
  const times = { assertedAt: at, runStartedAt: at, recordedFrom: at, recordedTo: isOpen ? null : at };
  const ref = { feed, key: '1', channel: 'api', id: '', item: '' };
  return Object.entries(said).map(([attribute, value]) => ({ ...ref, attribute, value, ...times }));
}
