import assert from 'node:assert/strict';
import { after, beforeEach, type TestContext, test } from 'node:test';
import type { InPage } from '#job/page-store.ts';
import { type RunReport, syncRuns } from '#job/sync-run.ts';
import { addSeconds, instant } from '#kernel/instant.ts';
import { readKnownNumbers } from '#store/known-number.ts';
import { inPage } from '#store/page-store.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncPorts } from '../src/wiring/sync.ts';
import { trsSources } from '../src/wiring/trs-sources.ts';
import { noFeeds } from './support/fake-source.ts';
import { type FakeTrs, openFakeTrs } from './support/fake-trs.ts';
import { openLedger, policy, receive } from './support/ledger.ts';
import { traineeRow } from './support/made-up-row.ts';

const start = instant('2025-09-20T04:00:00Z');
const ledger = await openLedger(start);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(start));

test('everybody whose number we know is asked for at once, and who is new by number as well', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  await sweep();
  assert.deepEqual(trs.asked, ['find 2', '3000101', '3000102']);
  assert.deepEqual(await saidBy('3000101', 'api', 'email_address'), ['3000101@mail.test']);
});

test('on the next night nobody is read by number of whom the bulk find says what it said before', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  await sweep();
  trs.asked.length = 0;
  assert.deepEqual(landedOf(await sweep()), [0]);
  assert.deepEqual(trs.asked, ['find 2']);
});

test('only whose status changed is read again by number', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  await sweep();
  trs.asked.length = 0;
  trs.numbers.set('3000102', { born, qts: { holdsFrom: '2025-09-01', routes: [] } });
  await sweep();
  assert.deepEqual(trs.asked, ['find 2', '3000102']);
  assert.deepEqual(await saidBy('3000102', 'find', 'qts_holds_from'), ['2025-09-01']);
  assert.deepEqual(await saidBy('3000102', 'api', 'qts_holds_from'), ['2025-09-01']);
});

test('a full sweep reads everybody by number', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  await sweep();
  trs.asked.length = 0;
  trs.numbers.set('3000101', { born, emailAddress: 'new@mail.test' });
  await sweep();
  assert.deepEqual(await saidBy('3000101', 'api', 'email_address'), ['3000101@mail.test'], 'the bulk find is silent');
  await sweep(true);
  assert.deepEqual(await saidBy('3000101', 'api', 'email_address'), ['new@mail.test']);
});

test('a first sweep that was cut off reads nobody a second time, however much later it goes on', async (t) => {
  const numbers = Array.from({ length: 502 }, (_, index) => String(3_000_001 + index));
  const { trs, sweep } = await open(t, numbers);
  const stopping = sweep(false, async (page) => {
    if (page === 2) throw new Error('killed');
  });
  await assert.rejects(stopping, /killed/);
  trs.asked.length = 0;
  await sweep(false, undefined, 7200);
  assert.deepEqual(trs.asked, ['find 500', 'find 2', '3000501', '3000502']);
});

test('somebody of whom an event told is read by number once', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  await sweep();
  const event = {
    id: 'e-1',
    type: 'one_login_user.updated',
    time: '2025-09-21T01:00:00Z',
    data: {
      oneLoginUser: { subject: 'urn:1', emailAddress: 'ana@mail.test' },
      connectedPerson: { trn: '3000102' },
    },
  };
  const rows = [new TextEncoder().encode(JSON.stringify(event))];
  await receive(ledger.pool, [{ feed: 'trs-event', channel: 'webhook', runStartedAt: start, rows }]);
  trs.asked.length = 0;
  await sweep();
  assert.deepEqual(trs.asked, ['find 2', '3000102']);
  await sweep();
  assert.deepEqual(trs.asked, ['find 2', '3000102', 'find 2']);
});

test('a number that leads through another to a third makes one person of all', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102', '3000103']);
  await sweep();
  assert.equal(await people(), 3);
  trs.numbers.set('3000101', { mergedInto: '3000102' });
  trs.numbers.set('3000102', { mergedInto: '3000103' });
  await sweep();
  assert.equal(await people(), 1);
  assert.deepEqual(await saidBy('3000101', 'answer', 'merged_with'), ['3000102']);
  trs.asked.length = 0;
  await sweep();
  assert.deepEqual(trs.asked, ['find 3'], 'what is merged stays so until the bulk find shows it again');
});

test('a number into which another was merged is read, although no record of ours carries it', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.set('3000101', { mergedInto: '3000900' });
  trs.numbers.set('3000900', { born });
  await sweep();
  assert.deepEqual(trs.asked, ['find 1', '3000101', '3000900']);
  assert.equal(await people(), 1);
});

test('a merger that is taken back parts the two again', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  const before = trs.numbers.get('3000101');
  await sweep();
  trs.numbers.set('3000101', { mergedInto: '3000102' });
  await sweep();
  assert.equal(await people(), 1);
  trs.numbers.set('3000101', before ?? 'closed');
  await sweep();
  assert.equal(await people(), 2);
  assert.deepEqual(await saidBy('3000101', 'answer', 'status'), ['Active']);
});

test('a number that is closed without another is nobody else, and says that it is closed', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102']);
  await sweep();
  trs.numbers.set('3000101', 'closed');
  await sweep();
  assert.equal(await people(), 2);
  assert.deepEqual(await saidBy('3000101', 'answer', 'status'), ['Deactivated']);
  assert.deepEqual(await saidBy('3000101', 'api', 'first_name'), ['Ana'], 'what was said of it stays said');
});

test('a number with another date of birth is read by number, and found by that date from then on', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.set('3000101', { born: '1999-03-02' });
  await sweep();
  assert.deepEqual(trs.asked, ['find 1', '3000101']);
  await sweep();
  trs.asked.length = 0;
  await sweep();
  assert.deepEqual(trs.asked, ['find 1']);
  assert.deepEqual(await saidBy('3000101', 'find', 'date_of_birth'), ['1999-03-02']);
});

test('a number that the system does not know says nothing, and is asked for again', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.delete('3000101');
  const [report] = await sweep();
  assert.equal(report?.outcome, 'complete');
  await sweep();
  assert.deepEqual(trs.asked, ['find 1', '3000101', 'find 1', '3000101']);
});

test('alerts are cut at the door', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.set('3000101', { born, alerts: [{ details: 'Made up: nobody may keep this.' }] });
  await sweep();
  const { rows } = await ledger.pool.query(
    "select count(*)::int as kept from payload where body like '%alert%'::bytea",
  );
  assert.deepEqual(rows, [{ kept: 0 }]);
});

test('a status that no list holds is kept as it came and reported, and never taken for another', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.set('3000101', { born, induction: { status: 'Paused', startDate: null, completedDate: null } });
  await sweep();
  assert.deepEqual(await saidBy('3000101', 'api', 'induction_status'), ['Paused']);
  const { rows } = await ledger.pool.query("select distinct feed, field, detail from drift where kind = 'new_value'");
  assert.deepEqual(rows, [{ feed: 'trs-person', field: 'induction_status', detail: 'Paused' }]);
});

test('a sweep that is cut off between its pages goes on there, and lands nothing twice', async (t) => {
  const numbers = Array.from({ length: 502 }, (_, index) => String(3_000_001 + index));
  const { trs, sweep } = await open(t, numbers);
  await sweep();
  trs.asked.length = 0;
  trs.numbers.set('3000001', { born, qtlsStatus: 'Active' });
  trs.numbers.set('3000502', { born, qtlsStatus: 'Active' });
  const stopping = sweep(false, async (page) => {
    if (page === 2) throw new Error('killed');
  });
  await assert.rejects(stopping, /killed/);
  assert.deepEqual(trs.asked, ['find 500', '3000001', 'find 2', '3000502']);
  assert.deepEqual(await saidBy('3000502', 'find', 'qtls_status'), [], 'the second page was not committed');
  trs.asked.length = 0;
  const reports = await sweep();
  // The page that was just landed is asked for again; of it nothing is news any more.
  assert.deepEqual(trs.asked, ['find 500', 'find 2', '3000502']);
  assert.equal(reports[0]?.outcome, 'complete');
  assert.deepEqual(await saidBy('3000502', 'find', 'qtls_status'), ['Active']);
  assert.deepEqual(await saidBy('3000001', 'find', 'qtls_status'), ['Active']);
});

test('a system that asks for patience is given it, and then everything is read', async (t) => {
  const { trs, sweep, waited } = await open(t, ['3000101']);
  trs.spoilt.push({ status: 429, headers: { 'retry-after': '60' } });
  const [report] = await sweep();
  assert.equal(report?.outcome, 'complete');
  assert.deepEqual(waited, [60]);
  assert.deepEqual(trs.asked, ['find 1', '3000101']);
});

test('one record that the system cannot give keeps us from no other, and is news until it was read', async (t) => {
  const { trs, sweep } = await open(t, ['3000101', '3000102', '3000103']);
  trs.broken.add('3000102');
  const reports = await sweep();
  assert.deepEqual(
    reports.map(({ outcome }) => outcome),
    ['partial', 'partial'],
  );
  assert.match(reports[0]?.problem ?? '', /^1 number could not be read, and will be asked again: /);
  assert.doesNotMatch(JSON.stringify(reports), /300010\d/);
  assert.deepEqual(await saidBy('3000103', 'api', 'email_address'), ['3000103@mail.test']);
  trs.broken.clear();
  trs.asked.length = 0;
  await sweep();
  assert.deepEqual(trs.asked, ['find 3', '3000102']);
  assert.deepEqual(await saidBy('3000102', 'api', 'email_address'), ['3000102@mail.test']);
});

test('a system that can give hardly anybody is in trouble, and the sweep ends', async (t) => {
  const numbers = ['3000101', '3000102', '3000103', '3000104', '3000105'];
  const { trs, sweep } = await open(t, numbers);
  for (const number of numbers) trs.broken.add(number);
  const [report] = await sweep();
  assert.equal(report?.outcome, 'failed');
  assert.match(report?.problem ?? '', /status 500, after 6 tries/);
});

test('no more than 960 numbers are asked for in a minute', async (t) => {
  const { sweep, waited } = await open(
    t,
    Array.from({ length: 40 }, (_, index) => String(3_000_001 + index)),
  );
  await sweep();
  assert.deepEqual(waited, [1, 1], 'a second between sixteen and sixteen');
});

test('a refusal names the pattern of its address, and no number', async (t) => {
  const { trs, sweep } = await open(t, ['3000101']);
  trs.numbers.set('3000101', { mergedInto: 'nowhere' });
  const [report] = await sweep();
  assert.equal(report?.outcome, 'failed');
  assert.match(report?.problem ?? '', /\/v3\/persons\/\{trn\}: status 308 without the number/);
  assert.doesNotMatch(report?.problem ?? '', /3000101/);
});

const born = '1999-02-03';

/** `before` is called before each page, `seconds` after the sweep before. */
type Sweep = (
  full?: boolean,
  before?: (page: number) => Promise<void>,
  seconds?: number,
) => Promise<readonly RunReport[]>;

/** A regulator who knows these numbers, a provider who registered them, and a night's sweep a call. */
async function open(
  t: TestContext,
  numbers: readonly string[],
): Promise<{ trs: FakeTrs; sweep: Sweep; waited: number[] }> {
  const trs = await openFakeTrs(t);
  for (const trn of numbers) trs.numbers.set(trn, { born });
  const rows = numbers.map((trn) => traineeRow(`slug-${trn}`, { trn, date_of_birth: born }));
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: start, rows }]);
  const waited: number[] = [];
  let now = start;
  const sweep: Sweep = async (full = false, before = async () => undefined, seconds = 600) => {
    now = addSeconds(now, seconds);
    await setSimulatedClock(ledger.pool, now);
    const reports: RunReport[] = [];
    const wait = async (seconds: number): Promise<void> => void waited.push(seconds);
    const sources = trsSources(
      { ...noFeeds, trsApi: trs.api },
      policy,
      (...asked) => readKnownNumbers(ledger.pool, ...asked),
      { wait, random: () => 0.5 },
    );
    let page = 0;
    const inPageAfter: InPage = async (work) => {
      page += 1;
      await before(page);
      return inPage(ledger.pool)(work);
    };
    const due = [...sources].map((source) => ({ source, full }));
    await syncRuns(due, { ...syncPorts(ledger.pool, policy), inPage: inPageAfter }, (report) => reports.push(report));
    return reports;
  };
  return { trs, sweep, waited };
}

async function people(): Promise<number> {
  const { rows } = await ledger.pool.query(
    'select count(distinct person_id)::int as people from link where recorded_to is null',
  );
  return rows[0].people;
}

async function saidBy(trn: string, channel: string, attribute: string): Promise<readonly unknown[]> {
  const { rows } = await ledger.pool.query(
    `select value from observation where feed = 'trs-person' and record_key = $1 and channel = $2 and attribute = $3 and recorded_to is null`,
    [trn, channel, attribute],
  );
  return rows.map(({ value }) => value);
}

function landedOf(reports: readonly RunReport[]): readonly number[] {
  return reports.map(({ landed }) => landed);
}
