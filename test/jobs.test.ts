import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addSeconds } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { receive } from './support/ledger.ts';
import { applicationRow, claimRow, courseRow, jobRow } from './support/made-up-row.ts';
import { now, opened } from './support/visitor.ts';

const course = '11111111-1111-4111-8111-111111111111';

async function trainee(t: TestContext, name: string) {
  const { ledger, person } = await opened(t);
  const land = (
    feed: 'publish-course' | 'apply-application' | 'vacancy' | 'claim',
    channel: string,
    rows: readonly Uint8Array[],
  ) => receive(ledger.pool, [{ feed, channel, runStartedAt: now, rows }]);
  await land('publish-course', 'api', [courseRow(course, { name, start_date: 'September 2025' })]);
  await land('apply-application', 'api', [applicationRow('1001', { email: 'ana@mail.test', course, provider: '1AA' })]);
  const bytes = (row: unknown) => new TextEncoder().encode(JSON.stringify(row));
  const job = (slug: string, title: string, postalCode: string, validThrough = '2025-10-01T11:59:00Z') =>
    bytes(
      jobRow({
        url: `https://teaching-vacancies.test/jobs/${slug}`,
        title,
        validThrough,
        jobLocation: { address: { addressLocality: 'Netherby', postalCode } },
      }),
    );
  await land('vacancy', 'api', [
    job('far', 'Teacher of Maths', 'CA6 5AA'),
    job('near', 'MATHS teacher', 'LS6 3BB'),
    job('area', 'Mathematics Lead', 'LS16 7XX'),
    job('closed', 'Maths Tutor', 'LS6 3BB', '2025-09-01T11:59:00Z'),
    job('other', 'Teacher of Aftermaths', 'LS6 3BB'),
    job('history', 'History Teacher', 'LS6 3BB'),
  ]);
  return { ledger, person, land };
}

function slugsIn(page: string): readonly string[] {
  return [...page.matchAll(/jobs\/([a-z]+)"/g)].map(([, slug = '']) => slug);
}

test('open jobs in somebody’s subject are shown, the nearest to their address first', async (t) => {
  const { ledger, person, land } = await trainee(t, 'Mathematics');
  await person.signIn();
  assert.match(await person.read('/jobs'), /Tell us <a class="govuk-link" href="\/tell\/contact-address">your address/);
  const row = {
    who: 'apply-application:1001',
    kind: 'contact_address',
    value: { lines: ['1 The Lane', 'Leeds'], postcode: 'LS6 3AA' },
  };
  await land('claim', 'self', [claimRow('address-1', { at: '2025-09-15T08:00:00Z', row })]);
  await setSimulatedClock(ledger.pool, addSeconds(now, 60));
  const page = await person.read('/jobs');
  assert.deepEqual(slugsIn(page), ['near', 'area', 'far']);
  assert.match(page, /Jobs in Mathematics/);
});

test('whose subject no word names is led to all jobs', async (t) => {
  const { person } = await trainee(t, 'X1');
  await person.signIn();
  assert.match(await person.read('/jobs'), /We do not know your subject/);
});

test('a subject that the policy does not list is looked for by its own words', async (t) => {
  const { person } = await trainee(t, 'History with Latin (SEND)');
  await person.signIn();
  assert.deepEqual(slugsIn(await person.read('/jobs')), ['history']);
});
