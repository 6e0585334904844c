import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventEngland } from './england.ts';
import { isStreamed } from './fake/register-event.ts';
import { allApplications, at, openForTest } from './open-for-test.ts';
import { eventIn } from './population/life.ts';
import { dayOf, instantOn, utcDayOf } from './time.ts';
import { type Truth, truthOn } from './truth.ts';
import { saidIn } from './truth-said.ts';

const england = inventEngland(1, 800);
const said = saidIn(england);

interface Row {
  readonly id: string;
  readonly status: string;
  readonly email: string;
  readonly said: { readonly status: boolean; readonly email: boolean };
  readonly sourceRecords: readonly string[];
}

test('a firm place and an address are said exactly when Apply shows them', async (t) => {
  const now = '2025-06-16T06:10:00Z';
  const client = await openForTest(t, now);
  const shown = new Map((await allApplications(client, 2025)).map((row) => [`apply-application:${row.id}`, row]));
  const { body } = await client.get<{ people: readonly Row[] }>(`/truth/people?on=2025-06-30&by=${now}&per_page=5000`);
  const recruited = body.people.filter((one) => one.status === 'recruited');
  assert.ok(recruited.some((one) => one.said.status) && recruited.some((one) => !one.said.status));
  for (const one of recruited) {
    const rows = one.sourceRecords.flatMap((key) => shown.get(key) ?? []);
    const isFirm = rows.some(
      ({ attributes }) => attributes.status === 'recruited' && attributes.offer_pending_conditions_count === 0,
    );
    assert.equal(one.said.status, isFirm, one.id);
    if (rows.length === 0 || one.sourceRecords.some((key) => key.startsWith('register'))) continue;
    const isTheirs = rows.some(({ attributes }) => attributes.contact_details.email === one.email);
    assert.equal(one.said.email, isTheirs, one.id);
  }
});

/** Those in training on a day, with whether somebody had said so. */
function trainees(day: number, by: number): readonly { id: string; truth: Truth; isSaid: boolean }[] {
  return england.inhabitants.flatMap((one) => {
    const truth = truthOn(one, day);
    if (truth?.status !== 'in_training') return [];
    return [{ id: one.life.id, truth, isSaid: said(one, truth, day, by).status }];
  });
}

test('before the first list of signed providers only a claim or a typed first day says that somebody started', () => {
  const day = dayOf(2025, 9, 7);
  const found = trainees(day, at('2025-09-07T23:00:00Z')).filter(({ truth }) => truth.course?.cycle === 2025);
  const share = found.filter((one) => one.isSaid).length / found.length;
  assert.ok(share > 0.02 && share < 0.15, `${share}`);
});

test('a sign-off says it of the live rows that it covers, from the list that goes round on the next Monday', () => {
  const day = dayOf(2025, 10, 31);
  // Of those whose changes are streamed an office often says it earlier.
  const quiet = new Set(england.providers.filter((one) => !isStreamed(one)).map((one) => one.ukprn));
  const provider = england.signOffs.find(
    (one) => one.academicYear === 2025 && quiet.has(one.ukprn) && one.at > instantOn(dayOf(2025, 10, 20), 0),
  );
  assert.ok(provider !== undefined);
  const listed = instantOn(utcDayOf(provider.at) + ((11 - (utcDayOf(provider.at) % 7)) % 7 || 7), 5, 30);
  const theirs = (by: number) =>
    trainees(day, by).filter(
      ({ truth }) => truth.course?.accredited.ukprn === provider.ukprn && truth.since < day - 30,
    );
  const [before, after] = [theirs(listed - 1), theirs(listed)];
  assert.ok(before.filter((one) => one.isSaid).length / before.length < 0.4);
  assert.ok(after.filter((one) => one.isSaid).length / after.length > 0.85);
});

test('of somebody who never came a sign-off without their row says so, and a row signed off by mistake does not', () => {
  const day = dayOf(2025, 12, 1);
  const by = at('2025-12-01T06:10:00Z');
  const kinds = new Set<string>();
  for (const one of england.inhabitants) {
    const truth = truthOn(one, day);
    if (truth?.status !== 'did_not_start' || truth.course?.startKind !== 'september') continue;
    if (one.life.episodes.length > 1) continue;
    const signed = england.signOffs.find(
      (each) => each.ukprn === truth.course?.accredited.ukprn && each.academicYear === 2025,
    );
    const states = one.trainees.flatMap(({ steps }) => steps.flatMap(({ change }) => change.state ?? []));
    const onlyDraft = states.every((state) => state === 'draft');
    const isLate = one.trainees.some(({ steps }) => steps.some((step) => step.at > by));
    if (signed !== undefined && signed.at >= instantOn(truth.course.startDay, 0) && onlyDraft) {
      assert.ok(said(one, truth, day, by).status, one.life.id);
      kinds.add('no row');
    }
    if (!onlyDraft && isLate && eventIn(one.story, 'registered') !== undefined) {
      assert.equal(said(one, truth, day, by).status, false, one.life.id);
      kinds.add('row signed off by mistake');
    }
  }
  assert.deepEqual([...kinds].sort(), ['no row', 'row signed off by mistake']);
});

test('a provider without a token tells of a pause in the next export, one with a token at once', () => {
  let compared = 0;
  for (const one of england.inhabitants) {
    for (const trainee of one.trainees) {
      const step = trainee.steps.find(({ change }) => change.state === 'deferred');
      const truth = step === undefined ? undefined : truthOn(one, utcDayOf(step.at));
      if (step === undefined || truth?.status !== 'training_paused') continue;
      const soon = said(one, truth, utcDayOf(step.at), step.at).status;
      const late = said(one, truth, utcDayOf(step.at), step.at + 29 * 86_400_000_000).status;
      if (!late) continue;
      assert.equal(soon, trainee.provider.volunteers, trainee.slug);
      compared += 1;
    }
  }
  assert.ok(compared > 5);
});

test('the regulator says that somebody holds the status, and is seldom late', () => {
  const day = dayOf(2026, 8, 31);
  const qualified = england.inhabitants.flatMap((one) => {
    const truth = truthOn(one, day);
    return truth?.status === 'newly_qualified' ? [said(one, truth, day, instantOn(day, 7))] : [];
  });
  const share = qualified.filter((one) => one.status).length / qualified.length;
  assert.ok(qualified.length > 100 && share > 0.9, `${share} of ${qualified.length}`);
});
