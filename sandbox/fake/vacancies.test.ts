import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type Client, openForTest } from '../open-for-test.ts';
import { everyTrap } from '../trap-set.ts';
import { differencesFrom, type Schemas } from './difference-from-schema.ts';

interface Page {
  readonly data: readonly JobRow[];
  readonly meta: { readonly totalPages: number; readonly count: number };
}

interface JobRow {
  readonly url: string;
  readonly datePosted: string;
  readonly validThrough: string;
  readonly hiringOrganization: { readonly identifier: string };
}

const still = { people: 3000, traps: everyTrap.filter((name) => name !== 'list_moves_while_read') };

async function pageOf(england: Client, page: number): Promise<Page> {
  return (await england.get<Page>(`/vacancies/api/v1/jobs.json?page=${page}`)).body;
}

async function whole(england: Client): Promise<readonly string[]> {
  const first = await pageOf(england, 1);
  const urls = first.data.map((one) => one.url);
  for (let page = 2; page <= first.meta.totalPages; page += 1) {
    urls.push(...(await pageOf(england, page)).data.map((one) => one.url));
  }
  return urls;
}

test('anybody may read the live jobs, newest first, a hundred a page', async (t) => {
  const england = await openForTest(t, '2025-05-06T05:00:00Z', still);
  const [first, second] = [await pageOf(england, 1), await pageOf(england, 2)];
  assert.equal(first.data.length, 100);
  assert.equal(first.meta.count, first.data.length + second.data.length);
  assert.equal(first.meta.totalPages, 2);
  const days = [...first.data, ...second.data].map((one) => one.datePosted);
  assert.deepEqual(days, days.toSorted().reverse());
  assert.ok(first.data.every((one) => one.validThrough > '2025-05-06'));
  assert.ok(first.data.every((one) => /^\d{5,6}$/.test(one.hiringOrganization.identifier)));
  assert.deepEqual((await pageOf(england, 3)).data, []);
  const slug = first.data[0]?.url.split('/').at(-1);
  assert.equal((await england.get<JobRow>(`/vacancies/api/v1/jobs/${slug}.json`)).body.url, first.data[0]?.url);
  assert.equal((await england.get('/vacancies/api/v1/jobs')).status, 404);
});

test('a job closes by disappearing, some of them before their day', async (t) => {
  const england = await openForTest(t, '2025-05-06T05:00:00Z', still);
  const before = (await pageOf(england, 1)).data;
  await england.moveTo('2025-05-14T05:00:00Z');
  const after = new Set(await whole(england));
  const gone = before.filter((one) => !after.has(one.url));
  assert.ok(gone.length > 10 && gone.some((one) => one.validThrough > '2025-05-15'));
  assert.ok(gone.some((one) => one.validThrough < '2025-05-14T05'));
});

test('on some days the list moves while it is read: a job comes twice, or never', async (t) => {
  const england = await openForTest(t, '2025-05-01T05:00:00Z', { people: 3000 });
  let moved = 0;
  for (let day = 0; day < 40; day += 1) {
    const urls = await whole(england);
    if (new Set(urls).size < urls.length) moved += 1;
    await england.post('/clock', { days: 1 });
  }
  assert.ok(moved > 0 && moved < 15, `${moved} days`);
});

test('every job is what the derived specification says', async (t) => {
  const specification = join(import.meta.dirname, '../../../shared/contracts/teaching-vacancies/derived.yaml');
  if (!existsSync(specification)) {
    t.diagnostic('the specification is not beside the repository: nothing was compared');
    return;
  }
  const { components }: { components: { schemas: Schemas } } = parse(readFileSync(specification, 'utf8'));
  const england = await openForTest(t, '2025-05-06T05:00:00Z', still);
  const found = differencesFrom(components.schemas, 'JobList', await pageOf(england, 1));
  assert.deepEqual([...found], []);
});
