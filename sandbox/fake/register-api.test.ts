import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, openForTest, type TraineeRow } from '../open-for-test.ts';

const root = '/register/api/v2026.1';

interface List {
  readonly data: readonly TraineeRow[];
  readonly meta: { readonly current_page: number; readonly total_pages: number; readonly total_count: number };
}

function tokenOf(england: Client, index = 0): string {
  return england.registerTokens[index]?.token ?? '';
}

async function list(england: Client, query: string, index = 0): Promise<List> {
  const reply = await england.get<List>(`${root}/trainees?${query}`, tokenOf(england, index));
  assert.equal(reply.status, 200, `${query} answered ${reply.status}`);
  return reply.body;
}

test('a token is needed, and sees its own provider only', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  assert.equal((await england.get(`${root}/trainees`)).status, 401);
  assert.equal(england.registerTokens.length, 4);
  const ukprns = new Set<string>();
  for (const [index, { ukprn }] of england.registerTokens.entries()) {
    const { data } = await list(england, 'per_page=500', index);
    for (const row of data) assert.match(JSON.stringify(row), new RegExp(`"ukprn":"${ukprn}"`));
    ukprns.add(ukprn);
  }
  assert.equal(ukprns.size, 4);
});

test('nothing found is a 404, not an empty list', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  const reply = await england.get(`${root}/trainees?since=2025-11-09T23:59:59Z&status=awarded`, tokenOf(england));
  assert.equal(reply.status, 404);
  assert.deepEqual(reply.body, { errors: [{ error: 'NotFound', message: 'No trainees found' }] });
});

test('since is inclusive', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  const { data } = await list(england, 'per_page=500&sort_order=asc');
  const last = data.at(-1);
  assert.ok(last !== undefined);
  // Shown to the millisecond and stored to the microsecond: asking for what was shown gives the row again.
  const again = await list(england, `since=${last.updated_at}`);
  assert.deepEqual(
    again.data.map((row) => row.trainee_id),
    [last.trainee_id],
  );
});

test('the newest change comes first unless asked otherwise, in pages of fifty', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z', { people: 1500 });
  const { data, meta } = await list(england, '', 1);
  assert.equal(data.length, 50);
  assert.ok(meta.total_pages > 1 && meta.total_count > 50 && meta.current_page === 1);
  const stamps = data.map((row) => row.updated_at);
  assert.deepEqual(stamps, [...stamps].sort().reverse());
});

test('drafts are left out, and the academic cycle is the year of the start', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  const { data } = await list(england, 'academic_cycle=2025&per_page=500');
  assert.ok(data.every((row) => row.state !== 'draft'));
  const before = await england.get<List>(`${root}/trainees?academic_cycle=2024&per_page=500`, tokenOf(england));
  const ids = new Set(before.status === 200 ? before.body.data.map((row) => row.trainee_id) : []);
  assert.ok(data.every((row) => !ids.has(row.trainee_id)));
});

test('a senseless parameter is a 422 that names it', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  const query = 'academic_cycle=soon&since=2023-13-01&status=happy';
  const reply = await england.get<{ errors: Record<string, unknown> }>(`${root}/trainees?${query}`, tokenOf(england));
  assert.equal(reply.status, 422);
  assert.deepEqual(Object.keys(reply.body.errors).sort(), ['academic_cycle', 'since', 'status']);
});

test('a new placement does not move updated_at', async (t) => {
  const england = await openForTest(t, '2025-09-20T00:00:00Z', { people: 1500 });
  let seen = new Map<string, TraineeRow>();
  let silent = 0;
  for (const day of ['2025-10-05', '2025-10-12', '2025-10-19', '2025-10-26', '2025-11-02']) {
    await england.moveTo(`${day}T00:00:00Z`);
    const { data } = await list(england, 'per_page=500', 1);
    for (const row of data) {
      const before = seen.get(row.trainee_id);
      if (
        before !== undefined &&
        row.placements.length > before.placements.length &&
        row.updated_at === before.updated_at
      ) {
        silent += 1;
      }
    }
    seen = new Map(data.map((row) => [row.trainee_id, row]));
  }
  assert.ok(silent > 0);
});

test('the hundred and first request of a minute is refused, and the next minute is free', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:45Z');
  for (let count = 0; count < 100; count += 1) {
    assert.equal((await england.get(`${root}/info`, tokenOf(england))).status, 200);
  }
  const refused = await england.get(`${root}/info`, tokenOf(england));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('Retry-After'), '15');
  await england.post('/clock', { seconds: 15 });
  assert.equal((await england.get(`${root}/info`, tokenOf(england))).status, 200);
});

test('one trainee can be shown by slug, to its own provider', async (t) => {
  const england = await openForTest(t, '2025-11-10T00:00:00Z');
  const first = (await list(england, 'per_page=1')).data[0];
  const mine = await england.get<{ data: TraineeRow }>(`${root}/trainees/${first?.trainee_id}`, tokenOf(england));
  assert.deepEqual(mine.body.data, first);
  assert.equal((await england.get(`${root}/trainees/${first?.trainee_id}`, tokenOf(england, 1))).status, 404);
});

test('a discarded trainee vanishes without a trace', async (t) => {
  const england = await openForTest(t, '2025-10-01T00:00:00Z', { people: 2000 });
  async function slugs(): Promise<Set<string>> {
    const lists = await Promise.all(
      [0, 1, 2, 3].map((index) => list(england, 'academic_cycle=2025&per_page=900', index)),
    );
    return new Set(lists.flatMap(({ data }) => data.map((row) => row.trainee_id)));
  }
  const before = await slugs();
  await england.moveTo('2026-03-01T00:00:00Z');
  const after = await slugs();
  assert.ok([...before].some((slug) => !after.has(slug)));
});
