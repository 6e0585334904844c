import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { readApplicationRow } from '#connector/apply/application-contract.ts';
import { receivePage } from '#job/receive-page.ts';
import { instant } from '#kernel/instant.ts';
import { readHoldings } from '#store/holding.ts';
import { inPage } from '#store/page-store.ts';
import { feedPorts } from '../src/wiring/feed-pages.ts';
import { ask } from './support/answer.ts';
import { type Ledger, openLedger, policy } from './support/ledger.ts';
import { applicationRow } from './support/made-up-row.ts';
import { exampleReader } from './support/web-example-staff.ts';

const now = instant('2025-09-20T10:00:00Z');
const good = new TextDecoder().decode(applicationRow('1001'));
const bad = good.replace('2025-05-12T10:00:00Z', '2025-05-32T10:00:00Z');

describe('a row in quarantine', () => {
  let ledger: Ledger;
  const logged: { askedFor: string; person: string }[] = [];
  const pages = () => feedPorts(ledger.pool, policy, async (read) => void logged.push(read), exampleReader);

  before(async () => {
    ledger = await openLedger(now);
  });
  after(() => ledger[Symbol.asyncDispose]());
  beforeEach(async () => {
    await ledger.empty(now);
    logged.length = 0;
  });

  async function send(text: string): Promise<void> {
    const rows = [readApplicationRow(new TextEncoder().encode(text))];
    const page = {
      feed: 'apply-application',
      channel: 'api',
      runStartedAt: now,
      rows,
      reader: readApplicationRow,
    } as const;
    await inPage(ledger.pool)((store) => receivePage(store, page, policy));
  }

  async function waiting() {
    const { rows } = await pages().quarantine({ feed: null, page: 1 });
    const [row] = rows;
    assert.ok(row);
    return row;
  }

  it('is listed by its field and shape, never by a value', async () => {
    await send(bad);
    const row = await waiting();
    assert.deepEqual(
      [row.feed, row.problem, row.field],
      ['apply-application', 'impossible_date', 'attributes.updated_at'],
    );
    assert.doesNotMatch(JSON.stringify(row), /2025-05-32|mail\.test|Reyes/);
  });

  it('still waits when it is read again and nothing has changed', async () => {
    await send(bad);
    const { id } = await waiting();
    assert.equal((await pages().retry(id)).kind, 'still');
    assert.equal((await waiting()).id, id);
  });

  it('lands as a steward puts it right, beside what was sent and who did so', async () => {
    await send(bad);
    const { id } = await waiting();
    assert.deepEqual(await pages().correct(id, good, 'The provider told us the day'), { kind: 'landed' });
    const answered = await ask(ledger.pool, { who: 'apply-application:1001', validOn: null, knownAt: null });
    assert.equal(answered?.record.status.code, 'recruited');
    const { rows } = await ledger.pool.query(
      `select convert_from(sent.body, 'utf8') as sent, convert_from(landed.body, 'utf8') as landed, corrected_by, corrected_because
       from quarantine join payload as sent using (hash) join payload as landed on landed.hash = corrected_hash`,
    );
    assert.deepEqual(rows, [
      {
        sent: bad,
        landed: good,
        corrected_by: 'steward: Sam Steward',
        corrected_because: 'The provider told us the day',
      },
    ]);
    assert.equal((await readHoldings(ledger.pool)).quarantined, 0);
  });

  it('is not put right by what does not fit either', async () => {
    await send(bad);
    const { id } = await waiting();
    const tried = await pages().correct(id, '{"id":"1001"}', 'A guess');
    assert.equal(tried.kind, 'still');
    assert.equal((await readHoldings(ledger.pool)).versions, 0);
  });

  it('of a person whom we know is shown only once its read is recorded', async () => {
    await send(good);
    await send(bad);
    const { id } = await waiting();
    const shown = await pages().quarantined(id);
    assert.equal(shown?.raw.kind, 'fields');
    assert.deepEqual(
      logged.map(({ askedFor }) => askedFor),
      ['quarantine'],
    );
  });
});
