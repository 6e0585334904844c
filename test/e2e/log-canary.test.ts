import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openForTest } from '../../sandbox/open-for-test.ts';
import { openWorkshop, startSystem } from '../support/application.ts';
import { openBrowserless } from '../support/browserless.ts';
import { openHostileIssuer } from '../support/hostile-issuer.ts';
import { openLedger, receive } from '../support/ledger.ts';
import { applicationRow } from '../support/made-up-row.ts';
import { now } from '../support/visitor.ts';

const workshop = openWorkshop();
after(workshop.close);

/** Told by the person or kept of them; each stands in an answer somewhere, and must stand in no line of the log. */
const canaries = [
  'Canariensis',
  'canary@mail.test',
  'canary.new@mail.test',
  '07700900455',
  'Serinus Lane',
  'Fringillidae',
  '1001',
  's-1',
];

test('whatever somebody does on their own pages, and whatever fails, no line of the log tells of them', async (t) => {
  const sandbox = await openForTest(t, '2025-09-15T09:00:00Z', { people: 5 });
  const issuer = await openHostileIssuer(t);
  issuer.twist({ user: (user) => ({ ...user, email: 'canary@mail.test' }) });
  await using ledger = await openLedger(now);
  const rows = [applicationRow('1001', { email: 'canary@mail.test', lastName: 'Canariensis' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  const { host, port, user, database } = ledger.connection;
  const system = await startSystem(['serve', '--port', '0'], workshop.folder(), {
    DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    LOG_LEVEL: 'trace',
    ONE_LOGIN_ISSUER: issuer.config.issuer,
    ONE_LOGIN_CLIENT_ID: issuer.config.clientId,
    ONE_LOGIN_PRIVATE_KEY: issuer.config.privateKey,
    NOTIFY_API_URL: sandbox.notify.url,
    NOTIFY_API_KEY: sandbox.notify.apiKey,
    NOTIFY_EMAIL_TEMPLATE: sandbox.notify.emailTemplate,
    NOTIFY_SMS_TEMPLATE: sandbox.notify.smsTemplate,
  });
  const browser = openBrowserless();
  const away = await fetch(`${system.url}/sign-in/one-login`, { redirect: 'manual' });
  const cookie = away.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const back = issuer.comeBack(String(away.headers.get('location')));
  const came = await fetch(back, { redirect: 'manual', headers: { cookie } });
  assert.equal(came.headers.get('location'), '/home');
  const session = came.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .filter((each) => !each?.endsWith('='))
    .join('; ');
  browser.keep(system.url, session);
  const send = async (path: string, fields: Record<string, string>, from = path) => {
    const { text } = await browser.go(system.url + from);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return browser.go(system.url + path, new URLSearchParams({ ...fields, _csrf }));
  };
  assert.match((await browser.go(`${system.url}/details`)).text, /Canariensis/);
  await send('/tell/preferred-name', { text: 'Fringillidae', step: 'send' });
  await send('/tell/contact-address', {
    text: 'Serinus Lane',
    postcode: 'ZZ1 1AA',
    'on-day': '1',
    'on-month': '9',
    'on-year': '2025',
    step: 'send',
  });
  await send('/tell/contact-email', { text: 'canary.new@mail.test', step: 'send' });
  await sandbox.post('/fault', { path: '/notify', kind: '503', times: 1 });
  await send('/tell/contact-phone', { text: '07700 900 455', step: 'send' });
  await send('/find', { email: 'canary@mail.test' });
  await send('/find/who', {
    'first-name': 'A',
    'last-name': 'Canariensis',
    'born-day': '3',
    'born-month': '2',
    'born-year': '1999',
    trn: '',
  });
  await send('/wrong/legal_name', { says: 'it is Canariensis-Fringillidae' });
  await ledger.owner.query('alter table observation rename to observation_away');
  const failed = await browser.go(`${system.url}/home`);
  await ledger.owner.query('alter table observation_away rename to observation');
  assert.equal(failed.status, 500);
  const { stdout, stderr } = await system.kill('SIGTERM');
  assert.match(stdout, /a page failed/);
  assert.match(stdout, /a message did not leave/);
  for (const canary of canaries) assert.ok(!`${stdout}${stderr}`.includes(canary), `the log tells of ${canary}`);
});
