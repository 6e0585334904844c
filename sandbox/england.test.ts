import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyDeadlineOf, applyOpensFor, findOpensFor } from './calendar.ts';
import { inventEngland } from './england.ts';
import { traineeAt } from './register/trainee.ts';
import { dayOf, instantOn, monthOf, yearOf } from './time.ts';
import { truthOn } from './truth.ts';

const england = inventEngland(1, 800);

test('the same seed makes the same England, another seed another', () => {
  assert.deepEqual(inventEngland(7, 60), inventEngland(7, 60));
  assert.notDeepEqual(inventEngland(7, 60).choices[0], inventEngland(8, 60).choices[0]);
});

test('of every hundred recruited about eight never start, four withdraw and three defer', () => {
  const first = england.inhabitants.flatMap(({ life }) => (life.isDirect ? [] : life.episodes.slice(0, 1)));
  function share(kind: string): number {
    return first.filter(({ events }) => events.some((event) => event.kind === kind)).length / first.length;
  }
  assert.ok(share('did_not_start') > 0.055 && share('did_not_start') < 0.11);
  assert.ok(share('withdrew') > 0.08 && share('withdrew') < 0.16);
  assert.ok(share('offer_deferred') > 0.012 && share('offer_deferred') < 0.05);
  assert.ok(share('started') > 0.8);
});

test('people are recruited between November and the first days of September, before their course begins', () => {
  for (const { versions } of england.choices) {
    const first = versions[0];
    assert.ok(first !== undefined && first.status === 'recruited');
    assert.ok(first.at >= instantOn(dayOf(first.course.cycle - 1, 11, 1), 0));
    assert.ok(first.at < instantOn(first.course.startDay, 0));
  }
});

test('for each who is recruited one applies in vain, and for every two one never sends a form', () => {
  const recruited = england.inhabitants.filter(({ life }) => !life.isDirect).length;
  const sent = england.applicants.filter(({ candidates }) => candidates[0]?.forms.some((form) => form.submittedAt));
  const inVain = sent.length / recruited;
  const neverSending = (england.applicants.length - sent.length) / recruited;
  // A few who come again in the next cycle count once.
  assert.ok(inVain > 0.9 && inVain < 1.01 && neverSending > 0.45 && neverSending < 0.51, `${inVain} ${neverSending}`);
});

test('every application takes the steps that Apply allows', () => {
  const legal = new Set(
    `none>unsubmitted none>awaiting_provider_decision unsubmitted>awaiting_provider_decision unsubmitted>application_not_sent
    awaiting_provider_decision>interviewing awaiting_provider_decision>inactive awaiting_provider_decision>offer interviewing>offer inactive>offer
    awaiting_provider_decision>rejected interviewing>rejected inactive>rejected rejected>offer
    awaiting_provider_decision>withdrawn interviewing>withdrawn inactive>withdrawn pending_conditions>withdrawn recruited>withdrawn offer_deferred>withdrawn
    offer>offer_withdrawn offer>pending_conditions offer>recruited offer>declined pending_conditions>recruited pending_conditions>conditions_not_met
    recruited>offer_deferred offer_deferred>recruited offer_deferred>pending_conditions`.split(/\s+/),
  );
  for (const { id, createdAt, forms } of england.candidates) {
    for (const form of forms) {
      assert.ok((form.arrivedAt ?? form.createdAt) >= createdAt && form.choices.length <= 4, id);
      for (const choice of form.choices) {
        let status = 'none';
        let last = form.createdAt;
        for (const step of choice.steps) {
          assert.ok(step.at >= last, `${id} ${choice.id}: ${step.status} before ${status}`);
          if (step.status !== status)
            assert.ok(legal.has(`${status}>${step.status}`), `${id} ${status}>${step.status}`);
          last = step.at;
          status = step.status;
        }
      }
    }
  }
});

test('nobody sends a form before Apply opens or after the deadline, and no choice is open when the next cycle begins', () => {
  const open = new Set(['unsubmitted', 'awaiting_provider_decision', 'interviewing', 'inactive', 'offer']);
  for (const { id, forms } of england.candidates) {
    for (const { cycle, submittedAt, choices } of forms) {
      if (submittedAt !== undefined) {
        assert.ok(submittedAt >= applyOpensFor(cycle) && submittedAt <= applyDeadlineOf(cycle), id);
      }
      for (const choice of choices) {
        const last = choice.steps.findLast((step) => step.at < findOpensFor(cycle + 1));
        assert.ok(last !== undefined && !open.has(last.status), `${id} ${last?.status}`);
      }
    }
  }
});

test('whoever gives their place back has nothing else open in Apply', () => {
  const open = new Set(['awaiting_provider_decision', 'interviewing', 'inactive', 'offer', 'recruited']);
  for (const { life, candidates } of england.inhabitants) {
    for (const { events, application } of life.episodes) {
      const withdrew = events.find((event) => event.kind === 'apply_withdrew');
      const form = candidates
        .flatMap((one) => one.forms)
        .find((one) => one.choices.some((choice) => String(choice.id) === application.choiceId));
      if (withdrew === undefined || form === undefined) continue;
      for (const { id, steps } of form.choices) {
        const status: string | undefined = steps.findLast((step) => step.at <= withdrew.at)?.status;
        assert.ok(status !== undefined && !open.has(status), `${id} ${status}`);
      }
    }
  }
});

test('what stays open in Apply beside a place is no event of the life', () => {
  const ofApplicants = new Set(['began_application', 'applied', 'offered', 'accepted', 'application_ended']);
  for (const { life, story } of england.inhabitants) {
    if (life.episodes.length > 1) continue;
    const place = story.findIndex((event) => event.kind === 'recruited');
    assert.ok(
      story.slice(place + 1).every((event) => place === -1 || !ofApplicants.has(event.kind)),
      life.id,
    );
  }
});

test('a choice, a slug and a course uuid name one thing each', () => {
  function allDiffer(keys: readonly string[]): void {
    assert.equal(new Set(keys).size, keys.length);
  }
  allDiffer(england.candidates.map((one) => one.id));
  // A form that came from a recovered account is the same one.
  const forms = england.candidates.flatMap((one) => one.forms).filter((form) => form.arrivedAt === undefined);
  allDiffer(forms.map((one) => String(one.id)));
  allDiffer(forms.flatMap((form) => form.choices.map((one) => String(one.id))));
  allDiffer(england.choices.map((one) => one.application.choiceId));
  allDiffer(england.trainees.map((one) => one.slug));
  allDiffer(england.courses.map((one) => one.uuid));
  allDiffer(england.providers.map((one) => one.code));
  allDiffer(england.providers.map((one) => one.ukprn));
});

test('every slug has 24 lower-case characters and every address ends in .test', () => {
  for (const { slug, steps } of england.trainees) {
    assert.match(slug, /^[a-z0-9]{24}$/);
    for (const { change } of steps)
      if (change.email !== undefined) assert.match(change.email, /^[^@\s]+@[a-z.-]+\.test$/);
  }
  for (const { versions } of england.choices) for (const { email } of versions) assert.match(email, /\.test$/);
});

test('truth has every day from the first event on', () => {
  for (const inhabitant of england.inhabitants) {
    const first = inhabitant.story[0]?.on ?? 0;
    assert.equal(truthOn(inhabitant, first - 1), undefined);
    for (let day = first; day < first + 700; day += 1) assert.ok(truthOn(inhabitant, day) !== undefined);
  }
});

test('Register moves only along its own transitions, or back where an administrator undoes', () => {
  const legal = new Set([
    'none>draft',
    'none>submitted_for_trn',
    'draft>submitted_for_trn',
    'submitted_for_trn>trn_received',
    'trn_received>recommended_for_award',
    'trn_received>withdrawn',
    'trn_received>deferred',
    'deferred>withdrawn',
    'deferred>trn_received',
    'withdrawn>trn_received',
    'recommended_for_award>awarded',
    'recommended_for_award>trn_received',
  ]);
  for (const { steps } of england.trainees) {
    let state = 'none';
    let last = 0;
    for (const step of steps) {
      assert.ok(step.at > last, 'one write after the other');
      last = step.at;
      if (step.change.state === undefined) continue;
      assert.ok(legal.has(`${state}>${step.change.state}`), `${state}>${step.change.state}`);
      state = step.change.state;
    }
  }
});

function startsInJanuary2026(cycle: number): boolean {
  return england.choices.some(({ versions }) =>
    versions.some(
      ({ course }) => course.cycle === cycle && yearOf(course.startDay) === 2026 && monthOf(course.startDay) === 1,
    ),
  );
}

test('the hard cases are all there', () => {
  const rows = england.trainees.flatMap((trainee) => traineeAt(trainee, instantOn(dayOf(2026, 12, 1), 0)) ?? []);
  const lives = england.inhabitants.map((one) => one.life);
  const cases: readonly (readonly [string, boolean])[] = [
    ['a person recruited in two cycles', lives.some((life) => life.episodes.length === 2)],
    ['a person with two rows in Register', england.inhabitants.some((one) => one.trainees.length > 1)],
    ['a changed surname', rows.some(({ state }) => state.previousLastName !== undefined)],
    [
      'an undone withdrawal',
      england.trainees.some(({ steps }) =>
        steps.some(({ change }) => 'leaving' in change && change.leaving === undefined),
      ),
    ],
    [
      'a trainee withdrawn in Apply by mistake',
      england.choices.some(({ versions }) =>
        versions.some((one) => one.status === 'withdrawn' && one.at > instantOn(one.course.startDay, 0)),
      ),
    ],
    ['a discarded row', england.trainees.some(({ steps }) => steps.some(({ change }) => change.isDiscarded === true))],
    ['a late start that the office corrected', rows.some(({ state }) => state.traineeStart !== state.ittStart)],
    ['a move', rows.some(({ state }) => state.leaving?.reasons.includes('moved_to_different_itt_course') ?? false)],
    [
      'a record added in error',
      rows.some(({ state }) => state.leaving?.reasons.includes('record_added_in_error') ?? false),
    ],
    ['a lingering draft', rows.some(({ state }) => state.state === 'draft')],
    ['a return from a pause', rows.some(({ state }) => state.reinstateDate !== undefined)],
    ['a family sharing one address', new Set(lives.map((life) => life.person.email)).size < lives.length],
    ['somebody whom Apply never saw', lives.some((life) => life.isDirect)],
    ['January 2026 in cycle 2025', startsInJanuary2026(2025)],
    ['January 2026 in cycle 2026', startsInJanuary2026(2026)],
  ];
  for (const [name, exists] of cases) assert.ok(exists, name);
});

test('most university trainees come without the number of their application', () => {
  const atUniversity = england.trainees.filter(({ provider }) => provider.type === 'university');
  const linked = atUniversity.filter(({ steps }) => steps.some(({ change }) => change.applicationId !== undefined));
  assert.ok(linked.length > 0 && linked.length / atUniversity.length < 0.25);
  assert.ok(atUniversity.every(({ steps }) => steps[0]?.change.state !== 'draft'));
});
