import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('an empty environment gives the embedded database, port 3000 and no feeds', () => {
  const config = read({ DATABASE_URL: '', APPLY_REGISTER_API_TOKEN: ' ' });
  assert.match(config.dataDirectory, /\.data$/);
  assert.deepEqual(
    { ...config, dataDirectory: '' },
    {
      port: 3000,
      dataDirectory: '',
      databaseUrl: null,
      logLevel: 'info',
      applyCandidateApi: null,
      applyRegisterApi: null,
      publishApi: null,
      registerApi: null,
      vacanciesApi: null,
      trsApi: null,
      trsWebhook: null,
      notifyReceiptToken: null,
      dropDirectory: null,
      notify: null,
      publicUrl: 'http://localhost:3000',
      staffDoor: null,
      doors: [],
    },
  );
  assert.ok(Object.isFrozen(config));
});

test('a full environment gives each feed its address without a last slash, but for the one that is signed, and its tokens', () => {
  const config = read({
    PORT: '3001',
    DATABASE_URL: 'postgresql://app@db.test/teachers',
    APPLY_REGISTER_API_URL: 'https://apply.test/register-api/',
    APPLY_REGISTER_API_TOKEN: 'a-token',
    PUBLISH_API_URL: 'https://publish.test/api/public/v1',
    REGISTER_API_URL: 'https://register.test',
    REGISTER_API_TOKENS: '10000001=first=token, 10000002=second',
    TRS_API_URL: 'https://trs.test/',
    TRS_API_KEY: 'a-key',
    TRS_WEBHOOK_URL: 'https://record.test/webhook/trs-event/',
    DROP_DIRECTORY: '/var/drop',
  });
  assert.equal(config.port, 3001);
  assert.deepEqual(config.applyRegisterApi, { url: 'https://apply.test/register-api', token: 'a-token' });
  assert.deepEqual(config.registerApi?.tokens, { '10000001': 'first=token', '10000002': 'second' });
  assert.deepEqual(config.trsApi, { url: 'https://trs.test', token: 'a-key' });
  assert.deepEqual(config.trsWebhook, {
    url: 'https://record.test/webhook/trs-event/',
    jwksUrl: 'https://trs.test/webhook-jwks',
  });
  assert.equal(config.databaseUrl, 'postgresql://app@db.test/teachers');
});

test('one message names every bad variable, what was found and what is expected', () => {
  const message = refuse({
    PORT: '70000',
    LOG_LEVEL: 'loud',
    PUBLISH_API_URL: 'ftp://publish.test',
    DATABASE_URL: 'db',
  });
  assert.equal(
    message,
    [
      'The environment has values that cannot be used:',
      "  PORT: found '70000', expected a whole number from 0 (any free port) to 65535",
      '  DATABASE_URL: found text that is no address, expected an address such as postgres://user:password@host:5432/teacher_success',
      "  LOG_LEVEL: found 'loud', expected one of fatal, error, warn, info, debug, trace, silent",
      '  PUBLISH_API_URL: found an address that begins with ftp:, expected an address such as https://api.example.test',
    ].join('\n'),
  );
});

test('an address without its token is refused', () => {
  const message = refuse({ REGISTER_API_URL: 'https://register.test' });
  assert.match(message, /REGISTER_API_TOKENS: found nothing, expected it because REGISTER_API_URL is set/);
});

test('no message shows a token or a password, not even one in the wrong variable', () => {
  const secret = 's3cret';
  for (const bad of [
    { APPLY_REGISTER_API_TOKEN: `${secret} ${secret}`, APPLY_REGISTER_API_URL: secret },
    { REGISTER_API_TOKENS: `10000001=a,${secret}`, REGISTER_API_URL: `ftp://user:${secret}@register.test` },
    { REGISTER_API_TOKENS: `10000001=${secret},10000001=${secret}`, REGISTER_API_URL: 'https://register.test' },
    { DATABASE_URL: `mysql://app:${secret}@db.test/teachers` },
    { PUBLISH_API_URL: `${secret}:${secret}` },
  ]) {
    assert.ok(!refuse(bad).includes(secret), refuse(bad));
  }
});

function read(environment: Record<string, string>) {
  const result = readConfig(environment);
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.value;
}

function refuse(environment: Record<string, string>): string {
  const result = readConfig(environment);
  assert.ok(!result.ok);
  return result.problem.message;
}

test('Notify is reached with a key and both templates, or not at all', () => {
  const whole = { NOTIFY_API_KEY: 'key-1', NOTIFY_EMAIL_TEMPLATE: 'email-1', NOTIFY_SMS_TEMPLATE: 'sms-1' };
  const read = readConfig(whole);
  assert.ok(read.ok);
  assert.deepEqual(read.value.notify, {
    url: 'https://api.notifications.service.gov.uk',
    apiKey: 'key-1',
    emailTemplate: 'email-1',
    smsTemplate: 'sms-1',
  });
  for (const missing of Object.keys(whole)) {
    const outcome = readConfig({ ...whole, [missing]: '' });
    assert.ok(!outcome.ok, missing);
    assert.match(outcome.problem.message, /found nothing, expected it/);
  }
});
