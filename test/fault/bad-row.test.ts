import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { readerOf } from '#connector/reader.ts';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { fail } from '#kernel/result.ts';
import type { RowReader } from '#observation/reading.ts';
import { listQuarantine } from '#store/quarantine.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';
import { replay } from '../../src/wiring/replay.ts';
import { syncFeeds } from '../../src/wiring/sync.ts';
import { ask } from '../support/answer.ts';
import { listOf, noFeeds, serveSource } from '../support/fake-source.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { applicationRow, exportRow, traineeRow } from '../support/made-up-row.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

/** Each bad row with what a steward reads about it: key, field, found, expected. */
const badApplications: Readonly<Record<string, { row: Uint8Array; says: readonly (string | null)[] }>> = {
  'an empty email': {
    row: applicationRow('2001', { email: '' }),
    says: ['missing_field', '2001', 'attributes.contact_details.email', 'empty text', 'an email address'],
  },
  'an impossible date': {
    row: edited(applicationRow('2002', { born: '1999-02-03' }), '1999-02-03', '1999-02-30'),
    says: [
      'impossible_date',
      '2002',
      'attributes.candidate.date_of_birth',
      'text of 10 characters (9999-99-99)',
      'a real date of our time, YYYY-MM-DD',
    ],
  },
  'a date of another age': {
    row: applicationRow('2003', { recruitedAt: '0025-09-01T10:00:00Z' }),
    says: [
      'impossible_date',
      '2003',
      'attributes.recruited_at',
      'text of 20 characters (9999-99-99a99:99:99a)',
      'a real moment of our time, ISO 8601 with a zone',
    ],
  },
  'text for a number': {
    row: edited(
      applicationRow('2004'),
      '"offer_pending_conditions_count":0',
      '"offer_pending_conditions_count":"none"',
    ),
    says: [
      'wrong_type',
      '2004',
      'attributes.offer_pending_conditions_count',
      'text of 4 characters (aaaa)',
      'a whole number',
    ],
  },
  'a text of ten megabytes': {
    row: applicationRow('2005', { lastName: 'x'.repeat(10_000_000) }),
    says: [
      'too_large',
      '2005',
      'attributes.candidate.last_name',
      /^10,000,\d{3} bytes$/.source,
      'at most 1,000,000 bytes',
    ],
  },
  'a text that is too long for any index': {
    row: applicationRow('2006', { provider: 'x'.repeat(5_000) }),
    says: [
      'too_large',
      '2006',
      'attributes.course.training_provider_code',
      'text of 5,000 characters (aaaaaaaaaaaaaaaaaaaa)',
      'text of at most 500 characters',
    ],
  },
  'a NUL as JSON writes it': {
    row: applicationRow('2007', { lastName: 'Rey\u0000es' }),
    says: ['bad_encoding', '2007', 'attributes.candidate.last_name', 'a NUL character', 'text without NUL characters'],
  },
  'a NUL as it is': {
    row: edited(applicationRow('2008'), 'Reyes', 'Rey\u0000es'),
    says: ['bad_encoding', '2008', 'attributes.candidate.last_name', 'a NUL character', 'text without NUL characters'],
  },
  'half a character': {
    row: edited(applicationRow('2009'), 'Reyes', 'Rey\\ud83des'),
    says: [
      'bad_encoding',
      '2009',
      'attributes.candidate.last_name',
      'half a character (a lone surrogate)',
      'whole characters',
    ],
  },
  'bytes that are not UTF-8': {
    row: bytes(applicationRow('2010', { lastName: 'Nuñez' }), 'latin1'),
    says: ['bad_encoding', '2010', 'attributes.candidate.last_name', 'bytes that are not UTF-8', 'UTF-8 text'],
  },
  'a key with a NUL': {
    row: edited(applicationRow('2011'), '"id":"2011"', '"id":"20\\u000011"'),
    says: ['bad_encoding', null, 'id', 'a NUL character', 'text without NUL characters'],
  },
  'a key without end': {
    row: applicationRow('9'.repeat(10_000)),
    says: ['too_large', null, 'id', 'text of 10,000 characters', 'a key of at most 200 characters'],
  },
  'no key': {
    row: edited(applicationRow('2013'), '"id":"2013"', '"id":null'),
    says: ['missing_field', null, 'id', 'null', 'text'],
  },
  'something that is no row': {
    row: new TextEncoder().encode('{"id":"2014", "attributes": oops}'),
    says: ['unparseable', null, null, '33 bytes that are not whole JSON', 'one JSON value'],
  },
};

for (const [what, { row, says }] of Object.entries(badApplications)) {
  test(`${what} is set aside by name, and its neighbours are landed`, async (t) => {
    const body = listOf([applicationRow('1001'), row, applicationRow('1002')]);
    const url = await serveSource(t, () => ({ headers: { 'total-pages': '1', 'page-items': '500' }, body }));
    const [report] = await sync({ applyRegisterApi: { url, token: 'token' } });
    assert.deepEqual([report?.outcome, report?.rows, report?.landed, report?.quarantined], ['complete', 3, 2, 1]);
    const [set, ...more] = await listQuarantine(ledger.pool);
    assert.ok(set);
    assert.deepEqual(more, []);
    assert.equal(set.feed, 'apply-application');
    const [problem, key, field, found, expected] = says;
    assert.deepEqual([set.problem, set.key, set.field, set.expected], [problem, key, field, expected]);
    if (what === 'a text of ten megabytes') assert.match(set.found, new RegExp(found ?? ''));
    else assert.equal(set.found, found);
    assert.deepEqual(await keysLanded(), ['1001', '1002']);
  });
}

test('a TRN of five digits is set aside by name', async (t) => {
  const url = await serveSource(t, (request) =>
    request.url?.includes('academic_cycle=2025') === true
      ? { body: listOf([traineeRow('ana-r', { trn: '30001' }), traineeRow('ben-s', { trn: '3000102' })]) }
      : undefined,
  );
  await sync({ registerApi: { url, tokens: { '10000001': 'token' } } });
  const [set] = await listQuarantine(ledger.pool);
  assert.deepEqual(
    [set?.feed, set?.problem, set?.key, set?.field, set?.found, set?.expected],
    ['register-trainee', 'invalid_identifier', 'ana-r', 'trn', '5 digits', 'a TRN of 7 digits'],
  );
  assert.deepEqual(await keysLanded(), ['ben-s']);
});

test('rows of a file are set aside by name too', async () => {
  const rows = [
    exportRow('ana-r', { trn: '30001' }),
    bytes(exportRow('ben-s', { last_names: 'Nuñez' }), 'latin1'),
    exportRow('cat-t', { last_names: 'x'.repeat(2_000_000) }),
    exportRow('dan-u', { last_names: 'Re\u0000yes' }),
    exportRow('eve-v'),
  ];
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'export', runStartedAt: now, rows }]);
  const set = await listQuarantine(ledger.pool);
  assert.deepEqual(set.map(({ problem, key, field }) => [problem, key, field]).toSorted(), [
    ['bad_encoding', 'ben-s', 'last_names'],
    ['bad_encoding', 'dan-u', 'last_names'],
    ['invalid_identifier', 'ana-r', 'trn'],
    ['too_large', 'cat-t', 'last_names'],
  ]);
  assert.deepEqual(await keysLanded(), ['eve-v']);
});

test('what may not be stored is cut from a bad row as from a good one', async () => {
  const arrival = { runStartedAt: now };
  const gender = edited(
    applicationRow('2001', { lastName: 'Nuñez' }),
    '"first_name"',
    '"gender":"female","first_name"',
  );
  const sex = exportRow('ben-s', { last_names: 'Nuñez', sex: 'female' });
  const large = edited(
    applicationRow('2002', { lastName: 'x'.repeat(2_000_000) }),
    '"first_name"',
    '"gender":"female","first_name"',
  );
  await receive(ledger.pool, [
    { ...arrival, feed: 'apply-application', channel: 'api', rows: [bytes(gender, 'latin1'), large] },
    { ...arrival, feed: 'register-trainee', channel: 'export', rows: [bytes(sex, 'latin1')] },
  ]);
  const { rows } = await ledger.pool.query(
    `select count(*) as bodies, count(*) filter (where position('female'::bytea in body) > 0) as telling from payload`,
  );
  assert.deepEqual(rows, [{ bodies: 3, telling: 0 }]);
});

test('a bad row that comes again waits once', async (t) => {
  const url = await serveSource(t, () => ({ body: listOf([applicationRow('2001', { email: '' })]) }));
  await sync({ applyRegisterApi: { url, token: 'token' } });
  await sync({ applyRegisterApi: { url, token: 'token' } });
  assert.equal((await listQuarantine(ledger.pool)).length, 1);
});

test('a row that waited lands after the fix, at the time of its own run, and its person answers', async () => {
  const tooStrict: RowReader = (raw) => ({
    ...readerOf('apply-application', 'api')(raw),
    read: () => fail({ problem: 'contract_drift', key: '1001', field: 'status', found: 'news', expected: 'no news' }),
  });
  const waiting = { feed: 'apply-application', channel: 'api', runStartedAt: instant('2025-05-13T03:00:00Z') } as const;
  await receive(ledger.pool, [{ ...waiting, rows: [applicationRow('1001')], reader: tooStrict }]);
  assert.equal(await ask(ledger.pool, { who: 'apply-application:1001', validOn: null, knownAt: null }), null);
  assert.deepEqual(await replay(ledger.pool, policy, []), { landed: 1, still: 0 });
  const answered = await ask(ledger.pool, { who: 'apply-application:1001', validOn: '2025-06-01', knownAt: null });
  assert.equal(answered?.record.status.code, 'recruited');
  assert.deepEqual(await listQuarantine(ledger.pool), []);
  const { rows } = await ledger.pool.query('select run_started_at from version');
  assert.deepEqual(rows, [{ run_started_at: waiting.runStartedAt }]);
});

test('a row that still does not fit goes on waiting', async () => {
  const rows = [applicationRow('2001', { email: '' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  assert.deepEqual(await replay(ledger.pool, policy, []), { landed: 0, still: 1 });
  assert.equal((await listQuarantine(ledger.pool)).length, 1);
});

test('a row that waited while a newer one landed tells of the past, not of the present', async () => {
  const refuse: RowReader = (raw) => ({
    ...readerOf('apply-application', 'api')(raw),
    read: () => fail({ problem: 'contract_drift', key: '1001', field: null, found: 'news', expected: 'no news' }),
  });
  const channel = { feed: 'apply-application', channel: 'api' } as const;
  const old = applicationRow('1001', { email: 'old@mail.test' });
  const young = applicationRow('1001', { email: 'young@mail.test', updatedAt: '2025-07-01T10:00:00Z' });
  await receive(ledger.pool, [
    { ...channel, runStartedAt: instant('2025-05-13T03:00:00Z'), rows: [old], reader: refuse },
    { ...channel, runStartedAt: instant('2025-07-02T03:00:00Z'), rows: [young] },
  ]);
  await replay(ledger.pool, policy, []);
  const emailOn = async (validOn: string) =>
    (await ask(ledger.pool, { who: 'apply-application:1001', validOn, knownAt: null }))?.record.contact.email?.value;
  assert.equal(await emailOn('2025-06-01'), 'old@mail.test');
  assert.equal(await emailOn('2025-08-01'), 'young@mail.test');
});

async function sync(feeds: Partial<FeedConfig>): Promise<readonly RunReport[]> {
  const reports: RunReport[] = [];
  const http = { wait: async () => undefined, random: () => 0.5 };
  const settings = { pool: ledger.pool, policy, feeds: { ...noFeeds, ...feeds }, http };
  await syncFeeds(settings, [], false, (report) => reports.push(report));
  return reports.toSorted((a, b) => b.rows - a.rows);
}

async function keysLanded(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query('select record_key from source_record order by 1');
  return rows.map((row) => row.record_key);
}

function edited(row: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(row);
  assert.ok(text.includes(from), `${from} is not in the row`);
  return new TextEncoder().encode(text.replace(from, to));
}

function bytes(row: Uint8Array, encoding: 'latin1'): Uint8Array {
  return Buffer.from(new TextDecoder().decode(row), encoding);
}
