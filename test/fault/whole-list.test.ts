import assert from 'node:assert/strict';
import { after, beforeEach, type TestContext, test } from 'node:test';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { openRuns } from '#store/run.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncFeeds, syncPorts } from '../../src/wiring/sync.ts';
import { noFeeds, serveSource } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';
import { jobRow } from '../support/made-up-row.ts';

const ledger = await openLedger(instant('2025-09-01T05:00:00Z'));
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(instant('2025-09-01T05:00:00Z')));

const three = ['art', 'biology', 'chemistry'];

test('a job that a whole list lacks is closed, and one that comes back is open again', async (t) => {
  const list = await listOn(t);
  assert.equal((await list.read('2025-09-02', [three])).outcome, 'complete');
  await list.read('2025-09-03', [['art', 'biology']]);
  assert.deepEqual(await presence(), ['chemistry gone']);
  await list.read('2025-09-04', [three]);
  await list.read('2025-09-05', [three]);
  assert.deepEqual(await presence(), ['chemistry gone', 'chemistry present']);
});

test('the pages of one run are one list', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three, ['drama', 'english']]);
  assert.equal((await list.read('2025-09-03', [three, ['drama']])).outcome, 'complete');
  assert.deepEqual(await presence(), ['english gone']);
});

test('a list of which fewer rows came than the source stated closes nothing, twice read', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three]);
  const report = await list.read('2025-09-03', [['art', 'biology']], { total: () => 3 });
  assert.deepEqual(report.outcome, 'partial');
  assert.match(report.problem ?? '', /2 rows came of 3 that the source stated: the list proves no absence/);
  assert.equal(list.asked(), 1 + 2);
  assert.deepEqual(await presence(), []);
  assert.deepEqual(await coverageSince('2025-09-03'), 0);
});

test('a list that moves between its pages closes nothing', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three, ['drama', 'english']]);
  const doubled = await list.read('2025-09-03', [three, ['chemistry', 'drama']]);
  assert.match(doubled.problem ?? '', /1 row came twice/);
  const told = await list.read('2025-09-04', [three, ['drama']], { total: (page) => 3 + page });
  assert.match(told.problem ?? '', /has 4, then 5 rows/);
  assert.deepEqual([doubled.outcome, told.outcome], ['partial', 'partial']);
  assert.deepEqual(await presence(), []);
});

test('a list that moved while it was read is read once more, and then counts', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three]);
  const report = await list.read('2025-09-03', [['art', 'biology']], { total: (_, asked) => (asked === 2 ? 9 : 2) });
  assert.deepEqual([report.outcome, report.problem, list.asked()], ['complete', null, 3]);
  assert.deepEqual(await presence(), ['chemistry gone']);
});

test('a list without a number of its rows, or without rows, closes nothing', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three]);
  const silent = await list.read('2025-09-03', [['art']], { total: () => undefined });
  const empty = await list.read('2025-09-04', [[]]);
  assert.deepEqual([silent.outcome, empty.outcome], ['partial', 'partial']);
  assert.deepEqual(await presence(), []);
});

test('a row whose key cannot be read might be any job, so nothing is closed; one whose key can be read is there', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three]);
  const nameless = await list.read('2025-09-03', [['art', 'biology', { url: null }]]);
  assert.deepEqual([nameless.outcome, nameless.quarantined], ['partial', 1]);
  assert.deepEqual(await presence(), []);
  const bad = await list.read('2025-09-04', [['art', { url: 'https://vacancies.test/jobs/biology', title: null }]]);
  assert.deepEqual([bad.outcome, bad.quarantined], ['complete', 1]);
  assert.deepEqual(await presence(), ['chemistry gone']);
});

test('a page that does not come closes nothing, and the next run begins at the first page', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three, ['drama', 'english']]);
  const cut = await list.read('2025-09-03', [three, 'down']);
  assert.equal(cut.outcome, 'failed');
  assert.deepEqual(await presence(), []);
  await list.read('2025-09-04', [three, ['drama']]);
  assert.deepEqual(await presence(), ['english gone']);
});

test('a run that was cut off begins again at the first page: what it saw before proves nothing', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three, ['drama', 'english']]);
  await setSimulatedClock(ledger.pool, instant('2025-09-03T05:00:00Z'));
  const scope = { feed: 'vacancy', channel: 'api', scope: '*' } as const;
  const [run] = await openRuns(ledger.pool, [{ scope, id: '019a0000-0000-7000-8000-000000000001', full: true }]);
  assert.ok(run);
  await syncPorts(ledger.pool, policy).inPage((store) =>
    store.saveRuns([{ run, next: 2, rows: 3, landed: 0, quarantined: 0, end: null }]),
  );
  const report = await list.read('2025-09-03', [three, ['drama', 'english']]);
  assert.deepEqual([report.outcome, report.rows], ['complete', 5]);
  assert.deepEqual(await presence(), []);
});

test('a job that a partial list shows is open again: only what it lacks is not judged', async (t) => {
  const list = await listOn(t);
  await list.read('2025-09-02', [three]);
  await list.read('2025-09-03', [['art', 'biology']]);
  const report = await list.read('2025-09-04', [['art', 'chemistry']], { total: () => 3 });
  assert.equal(report.outcome, 'partial');
  assert.deepEqual(await presence(), ['chemistry gone', 'chemistry present']);
});

test('a job is told by its address, and a kind of employment that no list holds is kept and reported', async (t) => {
  const list = await listOn(t);
  const url = 'https://vacancies.test/jobs/head-of-art/?utm=a/b';
  await list.read('2025-09-02', [[{ url, employmentType: ['PART_TIME', 'TERM_TIME'] }]]);
  const { rows } = await ledger.pool.query(
    `select record_key, value from observation where feed = 'vacancy' and attribute = 'employment_type'`,
  );
  assert.deepEqual(rows, [{ record_key: 'head-of-art', value: ['PART_TIME', 'TERM_TIME'] }]);
  const drift = await ledger.pool.query(`select feed, kind, field from drift where kind = 'new_value'`);
  assert.deepEqual(drift.rows, [{ feed: 'vacancy', kind: 'new_value', field: 'employment_type' }]);
});

/** A job by its slug, or with members of its own. */
type Listed = string | Readonly<Record<string, unknown>>;
type Read = (
  day: string,
  pages: readonly (readonly Listed[] | 'down')[],
  lie?: { readonly total: (page: number, asked: number) => number | undefined },
) => Promise<RunReport>;

/** Teaching Vacancies as a test wants it on each day; `asked` counts the first pages that were asked for. */
async function listOn(t: TestContext): Promise<{ read: Read; asked: () => number }> {
  let pages: Parameters<Read>[1] = [];
  let lie: Parameters<Read>[2];
  let asked = 0;
  const url = await serveSource(t, (request) => {
    const page = Number(new URL(request.url ?? '', 'http://any.test').searchParams.get('page'));
    if (page === 1) asked += 1;
    const jobs = pages[page - 1] ?? [];
    if (jobs === 'down') return { status: 500, body: new Uint8Array() };
    const count = lie === undefined ? pages.flat().length : lie.total(page, asked);
    const data = jobs.map((job) =>
      jobRow(typeof job === 'string' ? { url: `https://vacancies.test/jobs/${job}` } : job),
    );
    return { body: Buffer.from(JSON.stringify({ data, meta: { totalPages: pages.length, count } })) };
  });
  const read: Read = async (day, listed, told) => {
    pages = listed;
    lie = told;
    await setSimulatedClock(ledger.pool, instant(`${day}T05:00:00Z`));
    const reports: RunReport[] = [];
    const http = { wait: async () => undefined, random: () => 0.5 };
    const settings = { pool: ledger.pool, policy, feeds: { ...noFeeds, vacanciesApi: { url } }, http };
    await syncFeeds(settings, ['vacancy'], false, (report) => reports.push(report));
    const [report] = reports;
    if (report === undefined) throw new Error('The list was not read');
    return report;
  };
  return { read, asked: () => asked };
}

async function presence(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query(
    "select record_key || ' ' || state as said from presence order by recorded_from, record_key",
  );
  return rows.map((row) => row.said);
}

async function coverageSince(day: string): Promise<number> {
  const { rows } = await ledger.pool.query('select count(*)::int as runs from coverage where complete_at > $1', [day]);
  return rows[0]?.runs;
}
