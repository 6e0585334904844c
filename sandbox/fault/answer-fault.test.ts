import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, openForTest } from '../open-for-test.ts';

const now = '2025-10-01T12:00:00Z';
const courses = '/publish/api/public/v1/recruitment_cycles/2025/courses?page[per_page]=10';

interface Courses {
  readonly data: readonly { readonly id: string; readonly attributes: { readonly changed_at: string } }[];
  readonly meta: { readonly count: number };
}

test('the rows of another page come instead of those asked for, and nothing else tells', async (t) => {
  const england = await openForTest(t, now);
  const pages = [await idsOf(england, 1), await idsOf(england, 2), await idsOf(england, 3)];
  await england.post('/fault', { path: '/publish/', kind: 'repeat-page', page: 2 });
  assert.deepEqual(await idsOf(england, 2), pages[0]);
  await england.post('/fault', { path: '/publish/', kind: 'skip-page', page: 2 });
  assert.deepEqual(await idsOf(england, 2), pages[2]);
  assert.deepEqual(await idsOf(england, 2), pages[1]);
});

test('totals lie', async (t) => {
  const england = await openForTest(t, now);
  const said = async (kind: string): Promise<number> => {
    await england.post('/fault', { path: '/publish/', kind });
    return (await england.get<Courses>(courses)).body.meta.count;
  };
  const { count } = (await england.get<Courses>(courses)).body.meta;
  assert.deepEqual([await said('total-small'), await said('total-big')], [1, count * 3 + 2]);
});

test('an answer from the past is dated so; a copy that lags behind is not', async (t) => {
  const england = await openForTest(t, now);
  await england.post('/fault', { path: '/publish/', kind: 'past', seconds: 86_400 });
  const past = await england.get<Courses>(courses);
  assert.equal(past.headers.get('date'), 'Tue, 30 Sep 2025 12:00:00 GMT');
  await england.post('/fault', { path: '/publish/', kind: 'stale', seconds: 86_400 });
  const stale = await england.get<Courses>(courses);
  assert.equal(stale.headers.get('date'), 'Wed, 01 Oct 2025 12:00:00 GMT');
});

test('a clock that is five minutes behind dates answers and stamps new rows so, and shows the same rows', async (t) => {
  // The day on which the courses were stamped.
  const england = await openForTest(t, '2024-10-01T12:00:00Z');
  const right = await england.get<Courses>(courses);
  assert.equal(right.headers.get('date'), 'Tue, 01 Oct 2024 12:00:00 GMT');
  await england.post('/fault', { path: '/publish/', kind: 'clock' });
  const wrong = await england.get<Courses>(courses);
  assert.equal(wrong.headers.get('date'), 'Tue, 01 Oct 2024 11:55:00 GMT');
  const stamps = ({ body }: { body: Courses }): readonly number[] =>
    body.data.map(({ attributes }) => Date.parse(attributes.changed_at));
  assert.deepEqual(
    stamps(wrong).map((stamp) => stamp + 300_000),
    stamps(right),
  );
});

test('a clock that was put right dates answers rightly, and what it stamped before keeps its stamp', async (t) => {
  const england = await openForTest(t, '2024-10-01T12:00:00Z');
  const right = await england.get<Courses>(courses);
  const stamps = ({ body }: { body: Courses }): readonly string[] =>
    body.data.map(({ attributes }) => attributes.changed_at);
  const strike = (until: string) =>
    england.post('/fault', { path: '/publish/', kind: 'clock-was', seconds: 300, until });
  await strike('2024-10-01T12:00:00Z');
  const after = await england.get<Courses>(courses);
  assert.equal(after.headers.get('date'), 'Tue, 01 Oct 2024 12:00:00 GMT');
  assert.deepEqual(
    stamps(after).map((stamp) => Date.parse(stamp) - 300_000),
    stamps(right).map((stamp) => Date.parse(stamp)),
  );
  await strike('2024-09-20T12:00:00Z');
  assert.deepEqual(stamps(await england.get<Courses>(courses)), stamps(right));
});

test('one row of a page has dates that are none', async (t) => {
  const england = await openForTest(t, now);
  await england.post('/fault', { path: '/publish/', kind: 'bad-row' });
  const { data } = (await england.get<Courses>(courses)).body;
  assert.equal(data.filter((row) => JSON.stringify(row).includes('the day before')).length, 1);
});

async function idsOf(england: Client, page: number): Promise<readonly string[]> {
  const { body } = await england.get<Courses>(`${courses}&page[page]=${page}`);
  return body.data.map(({ id }) => id);
}
