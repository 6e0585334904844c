import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApplicationRow, allApplications, openForTest } from '../open-for-test.ts';

const path = '/apply/register-api/applications';

test('a stranger is refused in the words of the contract', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const reply = await england.get(`${path}?recruitment_cycle_year=2025`, 'somebody-else');
  assert.equal(reply.status, 401);
  assert.deepEqual(reply.body, {
    errors: [{ error: 'Unauthorized', message: 'Please provide a valid authentication token' }],
  });
});

test('the year is compulsory, and only this cycle and the one before are served', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const statusOf = async (query: string) => (await england.get(`${path}${query}`, england.applyToken)).status;
  assert.equal(await statusOf(''), 422);
  assert.equal(await statusOf('?recruitment_cycle_year=2023'), 422);
  assert.equal(await statusOf('?recruitment_cycle_year=2026'), 422);
  assert.equal(await statusOf('?recruitment_cycle_year=2024'), 200);
  assert.equal(await statusOf('?recruitment_cycle_year=2025&changed_since=soon'), 422);
  await england.moveTo('2025-09-30T07:59:59Z');
  assert.equal(await statusOf('?recruitment_cycle_year=2026'), 422);
  await england.moveTo('2025-09-30T08:00:00Z');
  assert.equal(await statusOf('?recruitment_cycle_year=2026'), 200);
  assert.equal(await statusOf('?recruitment_cycle_year=2025'), 200);
});

test('pages of 250 say in their headers how many there are, and a page past the last is an error', async (t) => {
  const england = await openForTest(t, '2025-08-01T00:00:00Z', { people: 600 });
  const first = await england.get<{ data: readonly ApplicationRow[] }>(
    `${path}?recruitment_cycle_year=2025`,
    england.applyToken,
  );
  assert.equal(first.body.data.length, 250);
  assert.equal(first.headers.get('Total-Pages'), '3');
  assert.equal(first.headers.get('Current-Page'), '1');
  const past = await england.get(`${path}?recruitment_cycle_year=2025&page=4`, england.applyToken);
  assert.equal(past.status, 422);
  const rows = await allApplications(england, 2025);
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
});

test('rows come in the order of their last change', async (t) => {
  const england = await openForTest(t, '2025-08-01T00:00:00Z');
  const stamps = (await allApplications(england, 2025)).map((row) => row.attributes.updated_at);
  assert.deepEqual(stamps, [...stamps].sort());
});

test('changed_since is strictly later, to the microsecond, while stamps show whole seconds', async (t) => {
  const england = await openForTest(t, '2025-01-20T00:00:00Z');
  const last = (await allApplications(england, 2025)).at(-1);
  assert.ok(last !== undefined);
  const shown = last.attributes.updated_at;
  assert.match(shown, /T\d\d:\d\d:\d\dZ$/);
  // The stored stamp is some microseconds later than the shown one, so the row comes again ...
  assert.deepEqual(
    (await allApplications(england, 2025, shown)).map((row) => row.id),
    [last.id],
  );
  // ... and from the next second on it does not.
  const nextSecond = new Date(Date.parse(shown) + 1000).toISOString();
  assert.deepEqual(await allApplications(england, 2025, nextSecond), []);
});

test('a row stays whatever it becomes: withdrawn and deferred ones are still there', async (t) => {
  const england = await openForTest(t, '2025-08-29T00:00:00Z', { people: 800 });
  const rows = await allApplications(england, 2025);
  const statuses = new Set(rows.map((row) => row.attributes.status));
  assert.deepEqual([...statuses].sort(), ['offer_deferred', 'recruited', 'withdrawn']);
  const later = await openForTest(t, '2025-12-20T00:00:00Z', { people: 800 });
  const ids = new Set(
    [...(await allApplications(later, 2025)), ...(await allApplications(later, 2026))].map((row) => row.id),
  );
  for (const row of rows) assert.ok(ids.has(row.id));
});

test('a recruited row may still have a condition open, and loses it later', async (t) => {
  const england = await openForTest(t, '2025-05-01T00:00:00Z', { people: 800 });
  const open = (await allApplications(england, 2025)).filter(
    (row) => row.attributes.offer_pending_conditions_count > 0,
  );
  assert.ok(open.length > 0 && open.every((row) => row.attributes.status === 'recruited'));
  await england.moveTo('2025-08-31T00:00:00Z');
  const now = new Map((await allApplications(england, 2025)).map((row) => [row.id, row.attributes]));
  assert.ok(open.some((row) => now.get(row.id)?.offer_pending_conditions_count === 0));
});

test('a deferred offer, once reinstated, belongs to the next cycle and another course', async (t) => {
  const england = await openForTest(t, '2025-08-31T00:00:00Z', { people: 800 });
  const deferred = new Map(
    (await allApplications(england, 2025))
      .filter((row) => row.attributes.status === 'offer_deferred')
      .map((row) => [row.id, row.attributes.course.course_uuid]),
  );
  await england.moveTo('2026-06-01T00:00:00Z');
  const moved = (await allApplications(england, 2026)).filter((row) => deferred.has(row.id));
  assert.ok(moved.length > 0);
  for (const row of moved) assert.notEqual(row.attributes.course.course_uuid, deferred.get(row.id));
  assert.ok(moved.some((row) => row.attributes.status === 'pending_conditions'));
  const left = new Set((await allApplications(england, 2025)).map((row) => row.id));
  for (const row of moved) assert.ok(!left.has(row.id));
});

test('some candidates have two recruited choices, one in each cycle', async (t) => {
  const england = await openForTest(t, '2026-09-01T00:00:00Z', { people: 800 });
  const before = new Set((await allApplications(england, 2025)).map((row) => row.attributes.candidate.id));
  const again = (await allApplications(england, 2026)).filter((row) => before.has(row.attributes.candidate.id));
  assert.ok(again.length > 0);
});

test('a wave of maintenance moves the stamps of most rows and nothing else', async (t) => {
  const england = await openForTest(t, '2025-06-17T01:59:00Z');
  const before = new Map((await allApplications(england, 2025)).map((row) => [row.id, row.attributes]));
  await england.moveTo('2025-06-17T02:30:00Z');
  const touched = await allApplications(england, 2025, '2025-06-17T01:59:00Z');
  assert.ok(touched.length > before.size / 2 && touched.length < before.size);
  for (const { id, attributes } of touched) {
    assert.deepEqual({ ...attributes, updated_at: '' }, { ...before.get(id), updated_at: '' });
  }
});

test('a row carries what a client must cut: qualifications and equality data', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const row: unknown = (await allApplications(england, 2025))[0];
  assert.match(JSON.stringify(row), /"gcses":.*"hesa_itt_data":\{"sex":/);
  assert.match(JSON.stringify(row), /"disabilities_and_health_conditions":/);
});

test('what is asked for day by day adds up to the whole', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const known = new Map((await allApplications(england, 2025)).map((row) => [row.id, row]));
  for (let day = 2; day <= 30; day += 1) {
    const yesterday = `2025-06-${String(day - 1).padStart(2, '0')}T00:00:00Z`;
    await england.moveTo(`2025-06-${String(day).padStart(2, '0')}T00:00:00Z`);
    for (const row of await allApplications(england, 2025, yesterday)) known.set(row.id, row);
  }
  const whole = new Map((await allApplications(england, 2025)).map((row) => [row.id, row]));
  assert.deepEqual(known, new Map([...known.keys()].map((id) => [id, whole.get(id)])));
  assert.equal(known.size, whole.size);
});
